import { type CloneFacts, error, type Finding, warning, well } from './facts.ts'

/** Whether each file of `_catalog/keys` is a public key by its form; what it can check is looked at elsewhere. */
export function keyFindings({ keys }: CloneFacts): Finding[] {
  if (keys.length === 0) return [NONE]
  const findings = keys.flatMap(({ file, text }) => {
    if (/-----BEGIN [\w ]*PRIVATE KEY/.test(text)) return [secret(file)]
    return isPublicKey(text) ? [] : [unreadable(file)]
  })
  const good = keys.length - findings.length
  if (good > 0)
    findings.unshift(
      well({
        id: `${good} berkas kunci publik terbaca.`,
        en: `${good} ${good === 1 ? 'file holds public keys' : 'files hold public keys'}.`,
      }),
    )
  return findings
}

/** Whether a text is an armoured OpenPGP key, or lines of SSH keys, with or without the names of who signs by them. */
export function isPublicKey(text: string): boolean {
  return /-----BEGIN PGP/.test(text) ? isArmoured(text) : isSsh(text)
}

function isArmoured(text: string): boolean {
  const blocks = [
    ...text.matchAll(/-----BEGIN PGP PUBLIC KEY BLOCK-----([\s\S]*?)-----END PGP PUBLIC KEY BLOCK-----/g),
  ]
  const begun = text.match(/-----BEGIN PGP/g)?.length
  return (
    blocks.length > 0 && blocks.length === begun && blocks.every(([, inside]) => isBase64(inside as string))
  )
}

/** The body of a block: headers, an empty line, base64, and a checksum that may be missing. */
function isBase64(inside: string): boolean {
  const body = inside.replaceAll('\r', '').replace(/^\n(?:[\w-]+: .*\n)*/, '')
  const lines = body.split('\n').filter((line) => line.trim() !== '' && !/^=[\w+/]{4}$/.test(line))
  return lines.length > 0 && lines.every((line) => /^[\w+/]+={0,2}\s*$/.test(line) && !line.includes('_'))
}

function isSsh(text: string): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'))
  return lines.length > 0 && lines.every(isSshLine)
}

function isSshLine(line: string): boolean {
  const [, type, body] =
    /(?:^|\s)((?:sk-)?(?:ssh|ecdsa)-[\w@.-]+) ([A-Za-z0-9+/]+={0,2})(?:\s|$)/.exec(line) ?? []
  if (!type || !body || body.length % 4 !== 0) return false
  // The key itself repeats its type after four bytes of length.
  return atob(body).slice(4, 4 + type.length) === type
}

const NONE = warning(
  {
    id: 'Tidak ada kunci di _catalog/keys, sehingga tanda tangan pemeriksa tidak dapat diperiksa.',
    en: 'There are no keys in _catalog/keys, so that signatures of verifiers cannot be checked.',
  },
  {
    id: 'Minta kunci publik OpenPGP atau SSH setiap pemeriksa, lalu simpan di sana.',
    en: 'Ask each verifier for a public OpenPGP or SSH key, and keep it there.',
  },
)

function secret(file: string): Finding {
  return error(
    {
      id: `${file} memuat kunci PRIBADI. Anggap kunci itu bocor.`,
      en: `${file} holds a PRIVATE key. Take that key for leaked.`,
    },
    {
      id: 'Cabut kunci itu, buat yang baru, dan simpan di sini hanya kunci publiknya; hapus pula dari riwayat.',
      en: 'Revoke the key, make a new one, and keep its public half here alone; take it out of the history, too.',
    },
  )
}

function unreadable(file: string): Finding {
  return error(
    {
      id: `${file} bukan kunci publik OpenPGP atau SSH yang utuh.`,
      en: `${file} is no complete public key of OpenPGP or SSH.`,
    },
    {
      id: 'Ekspor ulang: gpg --armor --export, atau salin berkas .pub dari ssh-keygen.',
      en: 'Export it again: gpg --armor --export, or copy the .pub file of ssh-keygen.',
    },
  )
}

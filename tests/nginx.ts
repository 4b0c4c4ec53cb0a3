import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { foreign } from './foreign.ts'

/** A web server that a city may well use, serving one folder. */
export interface ServedFolder {
  /** Address of the folder, with the base path and a closing slash. */
  url: string
  close(): Promise<void>
}

/**
 * Serves `folder` under `base` (such as `/data-kota/`) by nginx with its plain settings: index.html for folders,
 * 404.html for what is missing, nothing outside the base. The test must have `needs('nginx')`.
 */
export async function serveWithNginx(folder: string, base = '/'): Promise<ServedFolder> {
  const program = foreign('nginx')
  if (!program) throw new Error("nginx is missing: give the test the options needs('nginx')")
  const home = mkdtempSync(join(tmpdir(), 'nginx-'))
  const port = await freePort()
  writeFileSync(join(home, 'nginx.conf'), settings({ home, folder, base, port }))
  const child = spawn(program, ['-e', 'stderr', '-p', home, '-c', join(home, 'nginx.conf')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let words = ''
  child.stderr.setEncoding('utf8').on('data', (text) => {
    words += text
  })
  const ended = once(child, 'exit')
  const url = `http://127.0.0.1:${port}${base}`
  for (let tries = 0; !(await answers(url)); tries++) {
    if (child.exitCode !== null || tries > 100) throw new Error(`nginx did not start: ${words}`)
    await new Promise((later) => setTimeout(later, 50))
  }
  return {
    url,
    async close() {
      child.kill()
      await ended
      rmSync(home, { recursive: true })
    },
  }
}

function settings({
  home,
  folder,
  base,
  port,
}: {
  home: string
  folder: string
  base: string
  port: number
}): string {
  const types = ['/etc/nginx/mime.types', '/usr/local/etc/nginx/mime.types'].find((file) => existsSync(file))
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
  return `daemon off;
master_process off;
pid "${home}/nginx.pid";
error_log stderr;
events {}
http {
  ${types ? `include "${types}";` : ''}
  ${temporary.map((name) => `${name}_temp_path "${home}/${name}";`).join(' ')}
  access_log off;
  charset utf-8;
  server {
    listen 127.0.0.1:${port};
    absolute_redirect off;
    location ${base} {
      alias "${folder.replace(/\/*$/, '/')}";
      index index.html;
      error_page 404 ${base}404.html;
    }
    ${base === '/' ? '' : 'location / { return 403; }'}
  }
}
`
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : 0
}

async function answers(url: string): Promise<boolean> {
  return fetch(url, { redirect: 'manual' }).then(
    () => true,
    () => false,
  )
}

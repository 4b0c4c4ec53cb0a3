import { rule as ambiguousNumber } from './ambiguous-number.ts'
import { rule as blankLabel } from './blank-label.ts'
import { rule as blankRow } from './blank-row.ts'
import { rule as closedData } from './closed-data.ts'
import { rule as codeName } from './code-name.ts'
import { rule as codeParent } from './code-parent.ts'
import { rule as codeSystem } from './code-system.ts'
import { rule as constraintError } from './constraint-error.ts'
import { rule as cutCode } from './cut-code.ts'
import { rule as decimalCode } from './decimal-code.ts'
import { rule as duplicateLabel } from './duplicate-label.ts'
import { rule as encodingError } from './encoding-error.ts'
import { rule as extraCell } from './extra-cell.ts'
import { rule as extraLabel } from './extra-label.ts'
import { rule as foreignKey } from './foreign-key.ts'
import { rule as incorrectLabel } from './incorrect-label.ts'
import { rule as lostZero } from './lost-zero.ts'
import { rule as metadataError } from './metadata-error.ts'
import { rule as missingCell } from './missing-cell.ts'
import { rule as missingLabel } from './missing-label.ts'
import { rule as nameSpelling } from './name-spelling.ts'
import { rule as primaryKey } from './primary-key.ts'
import type { Rule } from './rule.ts'
import { rule as serialDate } from './serial-date.ts'
import { rule as sourceError } from './source-error.ts'
import { rule as typeError } from './type-error.ts'
import { rule as uniqueError } from './unique-error.ts'
import { rule as unknownCode } from './unknown-code.ts'
import { rule as unknownFile } from './unknown-file.ts'
import { rule as unsafePath } from './unsafe-path.ts'
import { rule as viewError } from './view-error.ts'

/** Every rule, in the order in which reports and the pages of rules list them: from the file down to the cell. */
export const rules: readonly Rule[] = [
  metadataError,
  closedData,
  unsafePath,
  unknownFile,
  sourceError,
  encodingError,
  blankLabel,
  duplicateLabel,
  missingLabel,
  extraLabel,
  incorrectLabel,
  blankRow,
  missingCell,
  extraCell,
  typeError,
  ambiguousNumber,
  serialDate,
  decimalCode,
  cutCode,
  lostZero,
  constraintError,
  uniqueError,
  primaryKey,
  foreignKey,
  codeSystem,
  unknownCode,
  codeName,
  nameSpelling,
  codeParent,
  viewError,
]

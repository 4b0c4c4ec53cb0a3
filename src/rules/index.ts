import { rule as ambiguousNumber } from './ambiguous-number.ts'
import { rule as bidiCharacter } from './bidi-character.ts'
import { rule as blankLabel } from './blank-label.ts'
import { rule as blankRow } from './blank-row.ts'
import { rule as brokenLink } from './broken-link.ts'
import { rule as byteCount } from './byte-count.ts'
import { rule as caseConflict } from './case-conflict.ts'
import { rule as changedStandard } from './changed-standard.ts'
import { rule as closedData } from './closed-data.ts'
import { rule as codeName } from './code-name.ts'
import { rule as codeParent } from './code-parent.ts'
import { rule as codeSystem } from './code-system.ts'
import { rule as constraintError } from './constraint-error.ts'
import { rule as controlCharacter } from './control-character.ts'
import { rule as cutCode } from './cut-code.ts'
import { rule as decimalCode } from './decimal-code.ts'
import { rule as documentContent } from './document-content.ts'
import { rule as documentText } from './document-text.ts'
import { rule as documentType } from './document-type.ts'
import { rule as duplicateLabel } from './duplicate-label.ts'
import { rule as duplicateRow } from './duplicate-row.ts'
import { rule as emptyColumn } from './empty-column.ts'
import { rule as emptyDescription } from './empty-description.ts'
import { rule as encodingError } from './encoding-error.ts'
import { rule as executableFile } from './executable-file.ts'
import { rule as extraCell } from './extra-cell.ts'
import { rule as extraLabel } from './extra-label.ts'
import { rule as extraSpace } from './extra-space.ts'
import { rule as fieldCount } from './field-count.ts'
import { rule as foreignKey } from './foreign-key.ts'
import { rule as formulaCell } from './formula-cell.ts'
import { rule as hashCount } from './hash-count.ts'
import { rule as incompleteStandard } from './incomplete-standard.ts'
import { rule as incorrectLabel } from './incorrect-label.ts'
import { rule as invisibleCharacter } from './invisible-character.ts'
import { rule as keylessTotal } from './keyless-total.ts'
import { rule as largeFile } from './large-file.ts'
import { rule as largeRepository } from './large-repository.ts'
import { rule as largeUpload } from './large-upload.ts'
import { rule as licenceNotOpen } from './licence-not-open.ts'
import { rule as lineEnd } from './line-end.ts'
import { rule as lostZero } from './lost-zero.ts'
import { rule as markupCell } from './markup-cell.ts'
import { rule as metadataError } from './metadata-error.ts'
import { rule as missingCell } from './missing-cell.ts'
import { rule as missingContact } from './missing-contact.ts'
import { rule as missingDefinition } from './missing-definition.ts'
import { rule as missingLabel } from './missing-label.ts'
import { rule as missingTranslation } from './missing-translation.ts'
import { rule as missingUnit } from './missing-unit.ts'
import { rule as mixedScript } from './mixed-script.ts'
import { rule as nameSpelling } from './name-spelling.ts'
import { rule as newerStandard } from './newer-standard.ts'
import { rule as noteRow } from './note-row.ts'
import { rule as nulByte } from './nul-byte.ts'
import { rule as over100 } from './over-100.ts'
import { rule as periodGap } from './period-gap.ts'
import { rule as personalData } from './personal-data.ts'
import { rule as personalText } from './personal-text.ts'
import { rule as planDates } from './plan-dates.ts'
import { rule as planFrequency } from './plan-frequency.ts'
import { rule as planPriority } from './plan-priority.ts'
import { rule as planRecommendation } from './plan-recommendation.ts'
import { rule as primaryKey } from './primary-key.ts'
import { rule as rangeAsDate } from './range-as-date.ts'
import { rule as ratioMismatch } from './ratio-mismatch.ts'
import { rule as repeatedHeader } from './repeated-header.ts'
import { rule as repeatedPeriod } from './repeated-period.ts'
import { rule as rowConstraint } from './row-constraint.ts'
import { rule as rowCount } from './row-count.ts'
import type { Rule } from './rule.ts'
import { rule as serialDate } from './serial-date.ts'
import { rule as smallCount } from './small-count.ts'
import { rule as sourceError } from './source-error.ts'
import { rule as spatialMismatch } from './spatial-mismatch.ts'
import { rule as staleData } from './stale-data.ts'
import { rule as standardMismatch } from './standard-mismatch.ts'
import { rule as subheaderRow } from './subheader-row.ts'
import { rule as tableDimensions } from './table-dimensions.ts'
import { rule as temporalMismatch } from './temporal-mismatch.ts'
import { rule as titleRow } from './title-row.ts'
import { rule as totalError } from './total-error.ts'
import { rule as totalMismatch } from './total-mismatch.ts'
import { rule as totalsRow } from './totals-row.ts'
import { rule as typeError } from './type-error.ts'
import { rule as unexplainedRevision } from './unexplained-revision.ts'
import { rule as uniqueError } from './unique-error.ts'
import { rule as unitSlip } from './unit-slip.ts'
import { rule as unknownCode } from './unknown-code.ts'
import { rule as unknownFile } from './unknown-file.ts'
import { rule as unknownStandard } from './unknown-standard.ts'
import { rule as unsafeCell } from './unsafe-cell.ts'
import { rule as unsafeMetadata } from './unsafe-metadata.ts'
import { rule as unsafeName } from './unsafe-name.ts'
import { rule as unsafePath } from './unsafe-path.ts'
import { rule as untidyMetadata } from './untidy-metadata.ts'
import { rule as viewError } from './view-error.ts'
import { rule as weakKeywords } from './weak-keywords.ts'

/** Every rule, in the order in which reports and the pages of rules list them: from the file down to the cell. */
export const rules: readonly Rule[] = [
  metadataError,
  unsafeMetadata,
  untidyMetadata,
  closedData,
  personalData,
  personalText,
  unsafePath,
  unsafeName,
  caseConflict,
  executableFile,
  documentType,
  documentContent,
  documentText,
  largeFile,
  largeUpload,
  largeRepository,
  unknownFile,
  sourceError,
  encodingError,
  hashCount,
  byteCount,
  rowCount,
  fieldCount,
  tableDimensions,
  nulByte,
  lineEnd,
  titleRow,
  blankLabel,
  duplicateLabel,
  missingLabel,
  extraLabel,
  incorrectLabel,
  subheaderRow,
  repeatedHeader,
  noteRow,
  keylessTotal,
  blankRow,
  missingCell,
  extraCell,
  emptyColumn,
  extraSpace,
  typeError,
  ambiguousNumber,
  serialDate,
  rangeAsDate,
  decimalCode,
  cutCode,
  lostZero,
  constraintError,
  uniqueError,
  primaryKey,
  duplicateRow,
  rowConstraint,
  foreignKey,
  codeSystem,
  unknownCode,
  formulaCell,
  unsafeCell,
  controlCharacter,
  bidiCharacter,
  invisibleCharacter,
  mixedScript,
  markupCell,
  totalError,
  totalsRow,
  totalMismatch,
  ratioMismatch,
  over100,
  repeatedPeriod,
  periodGap,
  unitSlip,
  smallCount,
  codeName,
  nameSpelling,
  codeParent,
  viewError,
  emptyDescription,
  weakKeywords,
  incompleteStandard,
  missingDefinition,
  missingUnit,
  missingContact,
  licenceNotOpen,
  temporalMismatch,
  spatialMismatch,
  unknownStandard,
  standardMismatch,
  newerStandard,
  changedStandard,
  staleData,
  unexplainedRevision,
  planDates,
  planFrequency,
  planPriority,
  planRecommendation,
  brokenLink,
  missingTranslation,
]

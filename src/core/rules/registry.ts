// All rules, in the order in which lists show them. A new rule is one file and one line here.
import { configUnknownRule } from './config-unknown-rule';
import { configUnusedIgnore } from './config-unused-ignore';
import { fileBinary } from './file-binary';
import { fileEmpty } from './file-empty';
import { fileTooLarge } from './file-too-large';
import { idDuplicate } from './id-duplicate';
import { idPrefix } from './id-prefix';
import { refAmbiguous } from './ref-ambiguous';
import { refConflict } from './ref-conflict';
import { refCycle } from './ref-cycle';
import { refDuplicate } from './ref-duplicate';
import { refKind } from './ref-kind';
import { refRetired } from './ref-retired';
import { refSelf } from './ref-self';
import { refUnknown } from './ref-unknown';
import { reqUnknownScore } from './req-unknown-score';
import { roadmapCapacity } from './roadmap-capacity';
import { roadmapCriticalUnowned } from './roadmap-critical-unowned';
import { roadmapCycle } from './roadmap-cycle';
import { roadmapDates } from './roadmap-dates';
import { roadmapDependencyOrder } from './roadmap-dependency-order';
import { roadmapEmpty } from './roadmap-empty';
import { roadmapHorizon } from './roadmap-horizon';
import { roadmapLateStart } from './roadmap-late-start';
import { roadmapMilestoneLate } from './roadmap-milestone-late';
import { roadmapOutside } from './roadmap-outside';
import { roadmapOverdue } from './roadmap-overdue';
import { roadmapProgress } from './roadmap-progress';
import type { Rule } from './rule';
import { schemaEnum } from './schema-enum';
import { schemaFormat } from './schema-format';
import { schemaRange } from './schema-range';
import { schemaRequired } from './schema-required';
import { schemaType } from './schema-type';
import { schemaUnknownKey } from './schema-unknown-key';
import { yamlAlias } from './yaml-alias';
import { yamlConflictMarker } from './yaml-conflict-marker';
import { yamlDuplicateKey } from './yaml-duplicate-key';
import { yamlSeveralDocuments } from './yaml-several-documents';
import { yamlSyntax } from './yaml-syntax';
import { yamlTooDeep } from './yaml-too-deep';

const ALL: readonly Rule[] = [
  yamlSyntax, yamlConflictMarker, yamlDuplicateKey, yamlAlias, yamlSeveralDocuments, yamlTooDeep,
  fileBinary, fileEmpty, fileTooLarge,
  schemaRequired, schemaUnknownKey, schemaType, schemaEnum, schemaFormat, schemaRange,
  idDuplicate, idPrefix,
  refUnknown, refAmbiguous, refKind, refSelf, refCycle, refDuplicate, refRetired, refConflict,
  reqUnknownScore,
  roadmapDates, roadmapDependencyOrder, roadmapCycle, roadmapOverdue, roadmapLateStart, roadmapMilestoneLate,
  roadmapCapacity, roadmapProgress, roadmapOutside, roadmapEmpty, roadmapCriticalUnowned, roadmapHorizon,
  configUnusedIgnore, configUnknownRule,
];

/** Rules by id. */
export const RULES: ReadonlyMap<string, Rule> = new Map(ALL.map((rule) => [rule.id, rule]));

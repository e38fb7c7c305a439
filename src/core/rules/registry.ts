// All rules, in the order in which lists show them. A new rule is one file and one line here.
import { configUnknownRule } from './config-unknown-rule';
import { configUnusedIgnore } from './config-unused-ignore';
import { feedbackNoImprovement } from './feedback-no-improvement';
import { feedbackShippedOpen } from './feedback-shipped-open';
import { feedbackUnlinked } from './feedback-unlinked';
import { feedbackUntriaged } from './feedback-untriaged';
import { fileBinary } from './file-binary';
import { fileEmpty } from './file-empty';
import { fileTooLarge } from './file-too-large';
import { goalKpiIncomplete } from './goal-kpi-incomplete';
import { goalNoKpi } from './goal-no-kpi';
import { goalOffTrack } from './goal-off-track';
import { goalStale } from './goal-stale';
import { goalUnserved } from './goal-unserved';
import { idDuplicate } from './id-duplicate';
import { idPrefix } from './id-prefix';
import { lifecycleDeliverable } from './lifecycle-deliverable';
import { prdMissingPart } from './prd-missing-part';
import { prdNoGoal } from './prd-no-goal';
import { prdNoReleaseCriteria } from './prd-no-release-criteria';
import { prdNoRequirement } from './prd-no-requirement';
import { prdOpenQuestion } from './prd-open-question';
import { prdStatusAhead } from './prd-status-ahead';
import { refAmbiguous } from './ref-ambiguous';
import { refConflict } from './ref-conflict';
import { refCycle } from './ref-cycle';
import { refDuplicate } from './ref-duplicate';
import { refKind } from './ref-kind';
import { refRetired } from './ref-retired';
import { refSelf } from './ref-self';
import { refUnknown } from './ref-unknown';
import { reqMustOverload } from './req-must-overload';
import { reqNoAcceptance } from './req-no-acceptance';
import { reqNoGoal } from './req-no-goal';
import { reqNoOwner } from './req-no-owner';
import { reqNoSource } from './req-no-source';
import { reqOrphan } from './req-orphan';
import { reqPriorityInversion } from './req-priority-inversion';
import { reqScoreScale } from './req-score-scale';
import { reqUnanalysed } from './req-unanalysed';
import { reqUnknownScore } from './req-unknown-score';
import { reqUnscheduled } from './req-unscheduled';
import { reqUnscored } from './req-unscored';
import { reviewOpenAction } from './review-open-action';
import { reviewOverdue } from './review-overdue';
import { riskAcceptedHigh } from './risk-accepted-high';
import { riskNoOwner } from './risk-no-owner';
import { riskNoPlan } from './risk-no-plan';
import { riskOccurred } from './risk-occurred';
import { riskStale } from './risk-stale';
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
import { teamAccountable } from './team-accountable';
import { teamOverload } from './team-overload';
import { teamResponsible } from './team-responsible';
import { teamSkillGap } from './team-skill-gap';
import { teamSpecialistWork } from './team-specialist-work';
import { teamUnknown } from './team-unknown';
import { wordingAbsolute } from './wording-absolute';
import { wordingComparative } from './wording-comparative';
import { wordingCompound } from './wording-compound';
import { wordingDuplicate } from './wording-duplicate';
import { wordingEars } from './wording-ears';
import { wordingEscapeClause } from './wording-escape-clause';
import { wordingIndefiniteTime } from './wording-indefinite-time';
import { wordingLong } from './wording-long';
import { wordingNegative } from './wording-negative';
import { wordingNoModal } from './wording-no-modal';
import { wordingNoNumber } from './wording-no-number';
import { wordingOpenEnded } from './wording-open-ended';
import { wordingPassive } from './wording-passive';
import { wordingPlaceholder } from './wording-placeholder';
import { wordingPronoun } from './wording-pronoun';
import { wordingSuperfluous } from './wording-superfluous';
import { wordingUnit } from './wording-unit';
import { wordingVague } from './wording-vague';
import { wordingWeakModal } from './wording-weak-modal';
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
  prdMissingPart, prdNoRequirement, prdOpenQuestion, prdNoGoal, prdStatusAhead, prdNoReleaseCriteria,
  reqUnknownScore, reqNoAcceptance, reqNoSource, reqNoGoal, reqNoOwner, reqUnanalysed, reqUnscored, reqScoreScale, reqPriorityInversion, reqUnscheduled, reqOrphan, reqMustOverload,
  roadmapDates, roadmapDependencyOrder, roadmapCycle, roadmapOverdue, roadmapLateStart, roadmapMilestoneLate,
  roadmapCapacity, roadmapProgress, roadmapOutside, roadmapEmpty, roadmapCriticalUnowned, roadmapHorizon,
  wordingVague, wordingEscapeClause, wordingOpenEnded, wordingSuperfluous, wordingComparative,
  wordingAbsolute, wordingPronoun, wordingCompound, wordingPassive, wordingNegative,
  wordingNoModal, wordingWeakModal, wordingNoNumber, wordingUnit, wordingIndefiniteTime,
  wordingPlaceholder, wordingLong, wordingDuplicate, wordingEars,
  feedbackUntriaged, feedbackUnlinked, feedbackShippedOpen, feedbackNoImprovement,
  goalNoKpi, goalKpiIncomplete, goalOffTrack, goalStale, goalUnserved,
  riskNoPlan, riskNoOwner, riskStale, riskAcceptedHigh, riskOccurred,
  lifecycleDeliverable,
  reviewOverdue, reviewOpenAction,
  teamAccountable, teamResponsible, teamUnknown, teamSpecialistWork, teamOverload, teamSkillGap,
  configUnusedIgnore, configUnknownRule,
];

/** Rules by id. */
export const RULES: ReadonlyMap<string, Rule> = new Map(ALL.map((rule) => [rule.id, rule]));

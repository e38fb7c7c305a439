// A roadmap for browser tests, with every status, late work, soft ends, followers, and items that have no place.
const ITEMS = `
  - {id: RM-1, title: Trip planner rewrite, lane: LANE-rider, prd: PRD-1, start: 2026-09-01, end: 2026-12-04, status: in-progress, progress: 70, owner: "@ling", allocations: [{team: TEAM-app, people: 3}]}
  - {id: RM-2, title: Favourite stops, lane: LANE-rider, prd: PRD-1, start: 2026-09-07, end: 2026-10-23, status: done, owner: "@noor"}
  - {id: RM-3, title: Offline timetables, lane: LANE-rider, start: 2026-10-26, end: 2026-12-11, status: at-risk, progress: 35, owner: "@tomas", dependsOn: [RM-2]}
  - {id: RM-4, title: Step-free routing, lane: LANE-rider, start: 2026-12-14, end: 2027-02-19, status: planned, owner: "@ling", dependsOn: [RM-1], tags: [access]}
  - {id: RM-5, title: Home-screen widgets, lane: LANE-rider, start: 2027-Q1, end: 2027-Q1, status: planned, owner: "@noor"}
  - {id: RM-6, title: Spoken stop announcements, lane: LANE-rider, dependsOn: [RM-4], duration: 6w, status: planned, owner: "@tomas", tags: [access]}
  - {id: RM-7, title: Watch app, lane: LANE-rider, start: 2027-Q2, status: idea}
  - {id: RM-9, title: Fare engine v2, lane: LANE-fares, start: 2026-10-05, end: 2027-01-22, status: in-progress, requirements: [REQ-1, REQ-2], owner: "@jonas"}
  - {id: RM-8, title: Contactless tap-in pilot, lane: LANE-fares, start: 2026-09-01, end: 2026-11-06, status: in-progress, progress: 85, owner: "@amir"}
  - {id: RM-12, title: Refunds without a call, lane: LANE-fares, start: 2026-11-16, end: 2027-01-08, status: blocked, progress: 10, owner: "@sofia", dependsOn: [RM-8]}
  - {id: RM-10, title: Daily and monthly caps, lane: LANE-fares, start: 2027-01-25, end: 2027-03-19, status: planned, owner: "@jonas", dependsOn: [RM-9]}
  - {id: RM-11, title: Group tickets, lane: LANE-fares, start: 2027-02, end: 2027-H1, status: planned}
  - {id: RM-19, title: Paper ticket scanner, lane: LANE-fares, start: 2026-12-07, end: 2027-02-12, status: cancelled}
  - {id: RM-20, title: Receipts, lane: LANE-fares, start: 2026-12-01, end: 2026-12-04, status: planned, owner: "@sofia"}
  - {id: RM-13, title: Concession cards, start: 2027-Q2, end: 2027-Q2, status: idea, owner: "@sofia"}
  - {id: RM-14, title: Backwards, lane: LANE-rider, start: 2027-02-01, end: 2027-01-01}
  - {id: RM-15, title: Some day, lane: LANE-rider, horizon: later}
`;

export const TODAY = '2026-11-18';

/** Files by name. */
export const ROADMAP = {
  'tramline.roadmap.yaml': `# Tramline
id: ROADMAP-tramline
title: Tramline
lanes:
  - {id: LANE-rider, title: Rider app}
  - {id: LANE-fares, title: Ticketing and fares}
milestones:
  - {id: MS-1, title: Contactless beta, date: 2026-10-15}
  - {id: MS-2, title: Winter timetable, date: 2026-12-13, deliverables: [RM-3]}
  - {id: MS-3, title: Fare reform, date: 2027-03-29, deliverables: [Daily and monthly caps]}
  - {id: MS-4, title: Tramline 3.0, date: 2027-05-31}
items:${ITEMS}`,
  'tramline.product.yaml': 'id: PRODUCT-tramline\nname: Tramline\nvision: Everyone arrives.\n',
  'tramline.team.yaml': `teams: [{id: TEAM-app, name: App}]
people:
  - {handle: "@ling", name: Ling Wei}
  - {handle: "@noor", name: Noor Haddad}
  - {handle: "@tomas", name: Tomas Berg}
  - {handle: "@jonas", name: Jonas Ek}
  - {handle: "@amir", name: Amir Khan}
  - {handle: "@sofia", name: Sofia Rossi}
`,
  'planner.prd.yaml': 'id: PRD-1\ntitle: Know the way\nstatus: approved\nowner: "@ling"\n',
  'fares.req.yaml': 'requirements:\n  - {id: REQ-1, title: Tap in, status: released}\n  - {id: REQ-2, title: Caps, status: planned}\n',
};

const STATUSES = ['idea', 'planned', 'in-progress', 'at-risk', 'blocked', 'done', 'cancelled'];

/** A roadmap of many items in lanes of fifty, each item after the one two above it. */
export function manyItems(count) {
  const date = (days) => new Date(Date.UTC(2026, 0, 1) + days * 86_400_000).toISOString().slice(0, 10);
  const items = Array.from({ length: count }, (_, at) => {
    const start = (at * 7) % 1400;
    const depends = at > 1 ? `, dependsOn: [RM-${at - 1}]` : '';
    return `  - {id: RM-${at + 1}, title: Piece of work number ${at + 1}, lane: LANE-${Math.floor(at / 50) + 1}, start: ${date(start)}, end: ${date(start + 10 + (at % 60))}, status: ${STATUSES[at % 7]}, progress: ${(at * 13) % 101}${depends}}`;
  });
  const lanes = Array.from({ length: Math.ceil(count / 50) }, (_, at) => `  - {id: LANE-${at + 1}, title: Lane ${at + 1}}`);
  return { 'many.roadmap.yaml': `title: Many\nlanes:\n${lanes.join('\n')}\nitems:\n${items.join('\n')}\n` };
}

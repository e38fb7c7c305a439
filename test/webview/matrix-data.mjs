// Makes views of the priority matrix for the browser tests: a transit app with known numbers, and generated ones of any size.

/** id, title, priority, value, effort, reach (thousands a month), market demand, user feedback, feasibility, resource fit, needs, notes counted */
const ROWS = [
  [31, 'Live arrival times at every stop', 'must', 9, 5, 210, 9, 9.2, 4, 4, [12, 40], 34],
  [12, 'Offline timetable for the home area', 'must', 8, 4, 160, 8, 8.5, 4, 4, [], 0],
  [33, 'Alert when a saved trip is disrupted', 'must', 9, 3, 150, 8, 8.8, 4, 4, [12], 21],
  [7, 'Plan a trip across operators', 'must', 9.5, 13, 260, 10, 8, 2, 3, [52], 0],
  [52, 'Import timetables of all operators', 'must', 8, 8, 260, 8, 4, 3, 4, [], 0],
  [18, 'Buy a single ticket in two taps', 'must', 9, 8, 190, 9, 8.6, 3, 3, [], 18],
  [19, 'Pay with phone wallets', 'should', 8, 3, 150, 8, 7, 5, 4, [18], 0],
  [22, 'Season ticket renewal reminder', 'should', 7, 1, 80, 6, 6, 5, 5, [], 0],
  [24, 'Group ticket for families', 'could', 5.5, 3, 40, 5, 5, 4, 3, [18], 0],
  [26, 'Refund within the app', 'should', 6.5, 5, 60, 6, 7.5, 3, 2, [18], 0],
  [35, 'Step-free routing', 'must', 8.5, 8, 35, 7, 8.4, 3, 3, [], 16],
  [36, 'Screen-reader labels on the map', 'must', 7.5, 2, 12, 5, 6, 4, 4, [], 0],
  [38, 'Large-type departure board', 'should', 6.5, 1, 45, 5, 6.5, 5, 5, [], 0],
  [40, 'Vehicle positions every 10 s', 'could', 7.5, 6, 210, 8, 6, 3, 4, [], 0],
  [41, 'Crowding forecast per carriage', 'should', 7.5, 10, 120, 8, 7, 2, 2, [40], 0],
  [42, 'Share my arrival with a friend', 'could', 5, 2, 70, 5, 4.5, 5, 4, [], 0],
  [44, 'Bike and scooter hand-over', 'could', 5.5, 8, 50, 6, 4, 3, 2, [7], 0],
  [45, 'Park-and-ride availability', 'could', 5, 5, 38, 5, 4, 3, 3, [], 0],
  [47, 'Lost property report', 'could', 3.5, 2, 20, 2, 3.5, 5, 4, [], 0],
  [48, 'Delay compensation claim', 'should', 7.5, 4, 65, 6, 8, 4, 3, [], 12],
  [50, 'Fare capping across zones', 'must', 8.5, 10, 170, 9, 7, 2, 3, [18], 0],
  [51, 'Favourite stops on the home screen', 'should', 7, 1, 140, 6, 7.5, 5, 5, [], 9],
  [53, 'Widget with the next departures', 'should', 7.5, 2, 130, 7, 8, 5, 4, [51], 0],
  [55, 'Smart-watch departures', 'could', 4.5, 4, 18, 4, 3.5, 3, 3, [], 0],
  [56, 'Voice search for stops', 'wont', 3.5, 4, 15, 4, 2, 2, 2, [], 0],
  [57, 'Dark map style', 'could', 4, 1, 90, 3, 5.5, 5, 5, [], 0],
  [59, 'Trip history with CO₂ saved', 'could', 4.5, 2, 45, 5, 3, 5, 4, [], 0],
  [60, 'Rider points and badges', 'wont', 2.5, 2, 30, 3, 1.5, 4, 2, [], 0],
  [61, 'Augmented-reality stop finder', 'wont', 5, 13, 10, 3, 1, 1, 1, [], 0],
  [62, 'Chat with a service agent', 'could', 5, 10, 55, 5, 5.5, 3, 1, [], 0],
  [63, 'Tip the driver', 'wont', 1.5, 2, 8, 1, 0.5, 5, 3, [], 0],
  [64, 'Seat reservation, regional trains', 'should', 6, 13, 48, 7, 5, 2, 2, [18], 0],
  [66, 'Cold start under 1.5 s', 'must', 8, 3, 260, 7, 8.2, 4, 4, [], 14],
  [67, '99.9 % availability of live data', 'must', 8, 8, 210, 7, 6.5, 3, 3, [40], 0],
  [68, 'Encrypt stored tickets', 'must', 7.5, 2, 150, 6, 3, 5, 5, [], 0],
  [70, 'Consent for background location', 'must', 7, 1, 200, 6, 4, 5, 5, [], 0],
  [72, 'Seven interface languages', 'should', 6.5, 4, 95, 7, 5, 4, 3, [], 0],
  [73, 'Map tiles cached for 30 days', 'should', 6, 2, 110, 5, 6, 4, 4, [12], 0],
  [75, 'Tourist day-pass at the airport', 'could', 6.5, 4, 32, 7, 2.5, 4, 3, [], 0],
  [77, 'Help articles in the app', 'could', 4.5, 2, 60, 3, 4.5, 5, 4, [], 0],
  [79, 'Rate a trip', 'wont', 3, 1, 75, 3, 2, 5, 4, [], 0],
  [80, 'School timetable mode', 'could', 4, 3, 14, 3, 4, 4, 3, [], 0],
];

const UNSCORED = [
  [58, 'Carpool match at the last stop', 'scores: {value: 6}'],
  [74, 'Give a ticket to a friend', 'scores: {marketDemand: 5, userFeedback: 4, feasibility: 4, value: 5}'],
  [83, 'Top up at a kiosk by NFC', ''],
];

const STATUSES = ['approved', 'proposed', 'analysed', 'planned'];
const CRITERIA = `    - {key: marketDemand, title: Market demand, weight: 35, min: 1, max: 10}
    - {key: userFeedback, title: User feedback, weight: 25, min: 0, max: 10}
    - {key: feasibility, title: Feasibility, weight: 20, min: 1, max: 5}
    - {key: resourceFit, title: Resource fit, weight: 20, min: 1, max: 5}
`;

function product(model) {
  return `id: PRODUCT-tramline\nname: Tramline\nvision: Every rider knows.\nscoring:\n  model: ${model}\n  criteria:\n${CRITERIA}`;
}

function requirement([id, title, priority, value, effort, reach, demand, feedback, feasibility, fit, needs, notes], i) {
  const counted = notes > 0 ? '' : `userFeedback: ${feedback}, `;
  return `  - id: REQ-${id}
    title: ${JSON.stringify(title)}
    type: functional
    status: ${STATUSES[i % STATUSES.length]}
    priority: ${priority}
    owner: "@${i % 3 === 0 ? 'ling' : 'omar'}"
    statement: The app shall do this.
    scores: {value: ${value}, effort: ${effort}, reach: ${reach * 1000}, marketDemand: ${demand}, ${counted}feasibility: ${feasibility}, resourceFit: ${fit}}
${needs.length > 0 ? `    dependsOn: [${needs.map((need) => `REQ-${need}`).join(', ')}]\n` : ''}`;
}

/** Files of the transit app. */
export function tramline(model = 'weighted') {
  const unscored = UNSCORED.map(([id, title, scores]) => `  - {id: REQ-${id}, title: ${title}, type: functional, status: proposed, owner: "@ling", statement: The app shall do this.${scores ? `, ${scores}` : ''}}\n`).join('');
  let note = 0;
  const feedback = ROWS.flatMap((row) => Array.from({ length: row[11] }, () => `  - {id: FB-${++note}, date: 2026-01-10, channel: survey, text: Please, requirements: [REQ-${row[0]}]}\n`)).join('');
  return {
    'tramline.product.yaml': product(model),
    'riders.req.yaml': `requirements:\n${ROWS.map(requirement).join('')}${unscored}`,
    'riders.prd.yaml': `id: PRD-4\ntitle: Riders on time\nstatus: draft\nowner: "@ling"\nrequirements: [${ROWS.slice(0, 20).map(([id]) => `REQ-${id}`).join(', ')}]\n`,
    'people.team.yaml': 'teams: [{id: TEAM-app, name: App, function: development}]\npeople: [{handle: "@ling", name: Ling Zhao, team: TEAM-app}, {handle: "@omar", name: Omar Haddad, team: TEAM-app}]\n',
    'voices.feedback.yaml': `feedback:\n${feedback}`,
  };
}

/** Files of a product with so many requirements, all with value and effort; the same ones every time. */
export function generated(count) {
  let seed = 7;
  const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  const rows = Array.from({ length: count }, (_, i) => {
    const priority = ['must', 'should', 'could', 'wont'][Math.floor(random() * 4)];
    const effort = Math.max(0.5, Math.round(2 * 2 ** (random() * 6)) / 2);
    return `  - {id: REQ-${i + 1}, title: Requirement number ${i + 1}, type: functional, status: proposed, priority: ${priority}, statement: It shall., scores: {value: ${1 + Math.round(random() * 18) / 2}, effort: ${effort}, reach: ${Math.ceil(random() * 5000)}}}\n`;
  });
  return { 'big.product.yaml': 'id: PRODUCT-big\nname: Big\nvision: All of it.\n', 'big.req.yaml': count > 0 ? `requirements:\n${rows.join('')}` : 'requirements: []\n' };
}

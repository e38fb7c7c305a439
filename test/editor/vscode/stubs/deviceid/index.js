// Stands in for the id of this device, which VS Code asks for telemetry and which the real package keeps in the home folder.
const { randomUUID } = require('node:crypto');

exports.getDeviceId = async () => randomUUID();

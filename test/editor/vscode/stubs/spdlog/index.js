// Turns the calls VS Code makes to its native log library into plain appends to the log file: log files and output channels work without a C++ compiler.
const { appendFileSync, mkdirSync } = require('node:fs');
const { dirname } = require('node:path');

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'critical'];

class Logger {
  constructor(file) {
    this.file = file;
    this.level = LEVELS.indexOf('info');
    this.plain = false;
    mkdirSync(dirname(file), { recursive: true });
    this.append('');
  }

  append(text) {
    try {
      appendFileSync(this.file, text);
    } catch {
      // The log folder is gone: the server is shutting down.
    }
  }

  write(level, message) {
    if (level < this.level) return;
    const time = new Date().toISOString().replace('T', ' ').slice(0, 23);
    this.append(this.plain ? message : `${time} [${LEVELS[level]}] ${message}\n`);
  }

  getLevel() { return this.level; }
  setLevel(level) { this.level = level; }
  setPattern() {}
  clearFormatters() { this.plain = true; }
  flush() {}
  drop() {}
}

LEVELS.forEach((name, level) => {
  Logger.prototype[name] = function (message) { this.write(level, message); };
});

// Assigned one by one: import() of a CommonJS module finds only such names.
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.shutdown = () => {};
exports.createRotatingLogger = async (_name, file) => new Logger(file);
exports.createAsyncRotatingLogger = async (_name, file) => new Logger(file);

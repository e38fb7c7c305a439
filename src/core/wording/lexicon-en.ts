// English words and phrases that the wording rules look for, and classes of words that they tell sentences by.

/** What a word is in a sentence; a word can be several things. */
export const STRONG = 1;
export const WEAK = 2;
export const CAN = 4;
export const NOT = 8;
export const BE = 16;
export const PERSON = 32;
export const VERB = 64;
export const PARTICIPLE = 128;
export const ARTICLE = 256;
export const AND = 512;
export const NUMBER = 1024;
/** Begins a clause that says when, where or on what condition, as EARS has it. */
export const EARS = 2048;
/** Begins a phrase before the subject, as EARS has it not. */
export const LEAD = 4096;
export const SINGULAR = 8192;
export const PLURAL = 16384;
export const WANT = 32768;
/** Ends in s and is no plural. */
export const NO_PLURAL = 65536;
export const TIME_UNIT = 131072;
/** Begins a clause or an infinitive within a sentence. */
export const BINDS = 262144;
export const UNLESS = 524288;
/** Ends in -ed and says how a thing is, not what is done. */
export const STATE = 1048576;
/** Behind a number: the sentence goes on without a unit. */
export const GOES_ON = 2097152;

export const CLASSES: readonly (readonly [number, string])[] = [
  [STRONG, "shall|must|will|won't|mustn't|shan't"],
  [WEAK, 'should|may|might|could|would'],
  [CAN, "can|cannot|can't|shouldn't|couldn't|needs|need|requires|required|has|have"],
  [NOT, "not|won't|mustn't|cannot|can't|shouldn't|never|no"],
  [BE, 'be|is|are|was|were|been|being'],
  [PERSON, 'user|users|customer|customers|administrator|administrators|admin|admins|player|players|manager|managers|staff|member|members|student|students|person|persons|people|operator|operators|employee|employees|visitor|visitors|guest|guests|driver|drivers|rider|riders|passenger|passengers|buyer|buyers|seller|sellers|owner|owners|realtor|realtors|adjuster|adjusters|estimator|estimators|supervisor|supervisors|developer|developers|engineer|engineers|analyst|analysts|agent|agents|client|clients|nurse|nurses|doctor|doctors|patient|patients|teacher|teachers|author|authors|editor|editors|reader|readers|viewer|viewers|participant|participants|attendee|attendees|organizer|organizers|everyone|anyone|tester|testers|dispatcher|dispatchers|merchant|merchants|subscriber|subscribers|applicant|applicants|librarian|librarians|contributor|contributors|personnel|team|teams|shopper|shoppers|representative|representatives|caller|callers'],
  [VERB, 'accept|add|alert|allow|apply|archive|assign|authenticate|block|calculate|cancel|capture|change|check|clear|close|compare|compute|confirm|convert|copy|create|delete|deliver|deny|detect|determine|disable|display|download|enable|encrypt|ensure|enter|export|extract|fetch|filter|generate|highlight|identify|import|include|inform|initiate|keep|list|load|lock|log|maintain|make|mark|modify|move|notify|offer|open|perform|permit|place|play|present|prevent|print|process|prompt|protect|provide|publish|read|receive|record|redirect|refresh|refuse|reject|remove|render|replace|reply|report|request|reserve|reset|restart|restore|resume|retain|retrieve|return|save|scan|schedule|search|select|send|set|show|sort|start|stop|store|submit|suggest|summarize|support|switch|track|transfer|transmit|trigger|update|upload|use|validate|verify|view|warn|write'],
  [PARTICIPLE, 'sent|shown|made|kept|held|built|given|taken|written|chosen|set|put|done|found|read|seen|drawn|lost|sold|paid|told|brought|left|run|met|split|bound|begun|known|thrown|reset'],
  [ARTICLE, 'the|a|an|each|all|any|every|its|their|it|them|this|these|that|those|only|his|her|one|another|no'],
  [AND, 'and|or|then|also|but'],
  [NUMBER, 'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety|hundred|hundreds|thousand|thousands|million|billion|half|third|quarter|once|twice|dozen|zero'],
  [EARS, 'when|while|where|if'],
  [LEAD, 'after|upon|once|during|before|in|whenever|as|unless|until|for|to|at|on|by|with|without|since|given|assuming|provided|under|from|via|throughout|prior|because|due|following|wherever|depending|based|according|within'],
  [SINGULAR, 'it|its'],
  [PLURAL, 'they|them|their'],
  [WANT, 'want|wants|wish|wishes'],
  [NO_PLURAL, 'this|its|is|was|has|does|always|various|as|process|access|status|address|basis|analysis|business|class|less|unless|pass|bus|plus|across|thus|previous|success|loss|series|news|us|across|focus'],
  [BINDS, 'to|that|which|who|whom|for|by|when|if|while|so|because|where|whose|what|whether|how'],
  [UNLESS, 'unless|until|except|without'],
  [STATE, 'based|required|needed|limited|located|related|interested|supposed|expected|authorized|authorised|satisfied|dedicated|detailed|automated|integrated|localized|distributed|centralized|permitted|allowed|advanced|speed|need|exceed|proceed|succeed|feed'],
  [GOES_ON, 'and|or|when|if|while|for|on|in|at|from|after|before|unless|with|without|under|per|during'],
  [TIME_UNIT, 's|ms|second|seconds|sec|secs|minute|minutes|min|hour|hours|h|day|days|week|weeks|month|months|year|years|millisecond|milliseconds|quarter|quarters'],
];

/** Words and phrases by rule; between the words of a phrase stands a blank or a hyphen. */
export const PHRASES: Readonly<Record<string, string>> = {
  vague:
    'fast|quick|quickly|rapid|rapidly|easy|easily|intuitive|intuitively|friendly|user friendly|convenient|conveniently|efficient|efficiently|effectively|flexible|flexibly|robust|seamless|seamlessly|smooth|smoothly|scalable|modern|attractive|appealing|pleasing|nice|good|adequate|adequately|reasonable|reasonably|acceptable|sufficient|sufficiently|suitable|several|various|numerous|many|some|a few|a lot of|lots of|a large number of|a number of|significant|significantly|minimal|optimal|state of the art|high quality|high performance|professional|professionally|familiar|self explanatory|responsive|reliable|reliably|very|user centric|aesthetic|aesthetically|clearly|readable|simple|straightforward|understandable',
  approximate: 'about|around|approximately|approx|roughly|nearly|almost|circa',
  'escape-clause':
    'where possible|when possible|if possible|whenever possible|wherever possible|as far as possible|as much as possible|as little as possible|as many as possible|as few as possible|as appropriate|where appropriate|when appropriate|if appropriate|if necessary|when necessary|as necessary|where necessary|if needed|when needed|as needed|where needed|as required|if required|when required|where required|where applicable|if applicable|as applicable|when applicable|if practicable|where practicable|as practicable|if practical|where practical|to the extent possible|to the extent practicable|to the extent practical|in most cases|normally|usually|ideally|preferably|generally|if feasible|where feasible|when feasible|if at all possible|at its discretion|best effort|make every effort',
  'open-ended': 'etc|and so on|and so forth|including but not limited to|include but not limited to|include but not be limited to|but not limited to|but not be limited to|but is not limited to|but are not limited to|not limited to|and more|and others|and the like|or the like|or similar|and similar|and such',
  superfluous: 'be able to|be capable of|be designed to|be designed so that|have the ability to|have the capability to|have the capability of|have the ability of|provide the ability to|provide the capability to|provide the ability for|provide the capability for|provide the capability of|provide a way to|provide the ability of|provide a means to|be required to',
  comparative:
    'better|faster|easier|quicker|simpler|smoother|cheaper|nicer|cleaner|richer|safer|friendlier|more efficient|more efficiently|more reliable|more reliably|more secure|more securely|more intuitive|more convenient|more flexible|more accurate|more accurately|more robust|more stable|more attractive|more easily|more quickly|more effective|more effectively|more user friendly|more responsive|less complex|less error prone|best|fastest|easiest|improved|superior to|enhanced',
  relative: 'more|less|fewer|higher|lower|greater|larger|smaller|shorter|longer|sooner',
  absolute: 'always|never|every time|at all times|under all circumstances|in all circumstances|in all cases|in every case|all the time|under any circumstances|under no circumstances|without exception|error free|bug free|fault free|zero defects|zero downtime|no downtime|perfectly|guaranteed',
  'indefinite-time':
    'eventually|soon|as soon as possible|asap|promptly|timely|in a timely manner|in a timely fashion|in real time|in near real time|real time|near real time|realtime|instantly|instantaneous|instantaneously|immediately|periodically|regularly|from time to time|at a later date|at a later time|in the future|frequently|occasionally|shortly|without delay|without undue delay|in due time|in due course|at regular intervals|on a regular basis',
  placeholder: 'tbd|tbc|tba|to be determined|to be defined|to be decided|to be confirmed|to be specified|to be announced|to be discussed|to be clarified|needs clarification|lorem ipsum|todo|fixme|xxx',
};

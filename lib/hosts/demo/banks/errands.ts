import type { Bank, Turn } from "../turn";

/** A look at something, and what it answered. */
const look = (name: string, of: string, result: string): Pick<Turn, "rounds"> => ({
  rounds: [{ calls: [{ name, args: { of }, result }] }],
});

const failed = (user: string, name: string, result: string, error: string): Turn => ({
  user,
  rounds: [{ calls: [{ name, args: {}, result, isError: true }] }],
  error,
});

/** Anybody who answers colleagues from what is written down somewhere. */
export const QUESTIONS: Bank = {
  turns: [
    {
      user: "How many of {order} are left in {city}?",
      ...look("stock_lookup", "{order}", "{city}: {count} on the shelf, {percent} reserved"),
      answer: "{count} on the shelf in {city}, {percent} of them reserved.",
    },
    {
      user: "{name} asks whether {invoice} needs a second signature.",
      ...look("document_search", "{invoice}", "rule 4: above €500 a second signature\n{invoice}: €{amount}"),
      answer: "No: {invoice} is over €{amount}, and the second signature begins at €500.",
    },
    { user: "Thanks, {name} will take it from here.", answer: "Good. I leave it with {name}." },
    {
      user: "Who was on it last week in {city}?",
      ...look("rota_lookup", "{city}", "Mon to Wed {name}, Thu to Sun nobody entered"),
      answer: "{name} until Wednesday. For the days after nobody is entered.",
    },
    {
      user: "And where do I write that down?",
      answer: "In the shared sheet, tab {city}. I read it every morning.",
    },
  ],
  failing: failed(
    "Is the sheet of {city} up to date?",
    "sheet_read",
    "403: the sheet is not shared with this account",
    "The sheet could not be read.",
  ),
};

/** Anybody who looks at a list on a schedule and speaks up only when something is off. */
export const CHECKS: Bank = {
  turns: [
    {
      user: "Scheduled: go through the list.",
      ...look("list_check", "all", "{count} entries, {count} as expected"),
      answer: "All {count} are as expected. Nothing to do.",
    },
    {
      user: "Scheduled: go through the list.",
      ...look("list_check", "all", "{count} entries, 1 late: {order}, {city}, {minutes} min"),
      answer: "One of {count} is late: {order} in {city}, by {minutes} minutes. {name} knows.",
    },
    {
      user: "Leave {city} out until Monday.",
      answer: "{city} is left out until Monday. The other entries stay as they are.",
    },
    {
      user: "What did you find this week?",
      answer: "{count} checks, two entries late, both in {city} and both back within {minutes} minutes.",
    },
  ],
  failing: failed(
    "Scheduled: go through the list.",
    "list_check",
    "timeout after 30 s",
    "The list did not answer.",
  ),
};

/** Anybody who reads a lot to answer a little. */
export const RESEARCH: Bank = {
  turns: [
    {
      user: "What is new since {city}?",
      ...look("web_search", "since {city}", "{count} results, {minutes} of them read in full"),
      answer: "Three of {count} matter. The rest says again what we knew. Notes are in notes/{build}.md.",
    },
    {
      user: "Read the second one again. Does it measure what it says?",
      ...look("document_open", "second", "sample: {count}, period: {minutes} days, no control group"),
      answer: "Only half: {count} cases in {minutes} days without a control group. I would not build on it.",
    },
    {
      user: "Put that into two sentences for {name}.",
      answer: "Done, in notes/{build}.md, with the sources.",
    },
  ],
  failing: failed(
    "Fetch the appendix.",
    "web_fetch",
    "451: not available in this region",
    "The appendix could not be read.",
  ),
};

/** Anybody who writes what a person then sends. */
export const DRAFTS: Bank = {
  turns: [
    {
      user: "Draft an answer for {name}, friendly and short.",
      answer: "Dear {name}, thank you for the {count} photos. A new part leaves {city} today.",
    },
    {
      user: "Take the last paragraph out, and the adjectives.",
      ...look("document_edit", "draft-{build}", "draft-{build}: 1 paragraph and {count} words removed"),
      answer: "Out. The draft is {count} words shorter.",
    },
    { user: "Good. {name} sends it.", answer: "draft-{build} is ready for {name}." },
  ],
  failing: failed(
    "Open the draft of last week.",
    "document_open",
    "409: {name} is editing it",
    "The draft is locked.",
  ),
};

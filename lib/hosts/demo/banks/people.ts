import type { Bank } from "../turn";

/** Translation desk: many scripts in one conversation. */
export const TRANSLATION: Bank = {
  turns: [
    {
      user: "请把这句话翻译成英文:订单 {order} 已经发货,预计周五到达。",
      answer: "“Order {order} has been shipped and should arrive on Friday.”",
    },
    {
      user: "وبالعربية من فضلك؟",
      answer: "«تم شحن الطلب {order} ومن المتوقع وصوله يوم الجمعة.»",
    },
    {
      user: "客户写道:“包裹坏了 😡,我要退款 {amount} 欧元!” How angry is this, and what do we answer?",
      rounds: [
        {
          calls: [
            {
              name: "glossary_lookup",
              args: { terms: ["退款", "包裹"], to: "en" },
              result: '退款 = refund (never "return")\n包裹 = parcel\n语气: 😡 strong, but usual in chat',
            },
          ],
        },
      ],
      answer: "Angry, not abusive. 回复:“非常抱歉 🙏 我们今天就为您办理 {amount} 欧元的退款。”",
    },
    {
      user: "👩‍💻 what does «إن شاء الله غدًا» promise us, a date or not?",
      answer:
        "Tomorrow if nothing comes up: treat it as likely, not as a commitment. 🙂 Ask «هل يمكنكم تأكيد الموعد؟» for a firm one.",
      effects: [{ kind: "note", line: "«إن شاء الله غدًا» is a hope, not a date. 要确认日期 ✅" }],
    },
    {
      user: "日本語にもお願いします:Please check the adapter first.",
      answer: "「まずアダプターをご確認ください。」",
    },
  ],
  failing: {
    user: "Translate the whole manual, 繁體中文.",
    rounds: [
      {
        calls: [
          {
            name: "document_open",
            args: { document: "manual-zh-TW.docx" },
            result: "文件太大:上限 10 MB",
            isError: true,
          },
        ],
      },
    ],
    error: "The manual is too large for one run.",
  },
};

/** Lead qualifier: asks three questions, then hands over. */
export const LEADS: Bank = {
  turns: [
    {
      user: "Hi, we are {count} people in {city} and look for something like your Team plan.",
      rounds: [
        {
          calls: [
            {
              name: "crm_find",
              args: { city: "{city}", size: "{count}" },
              result: "no account yet, 2 similar ones in the region",
            },
          ],
        },
      ],
      answer:
        "Welcome! {count} people fit the Team plan. Do you need sign-in through your own directory, and when would you like to start?",
    },
    {
      user: "Directory yes, start next month. What does it cost?",
      rounds: [
        {
          calls: [
            {
              name: "price_quote",
              args: { plan: "team", seats: "{count}" },
              result: "€{amount} per month, {percent}% less when paid yearly",
            },
            { name: "crm_create", args: { stage: "qualified", seats: "{count}" }, result: "lead L-{build}" },
          ],
        },
      ],
      answer:
        "€{amount} a month, {percent}% less when paid yearly. {name} from sales writes to you today with a trial.",
    },
    {
      user: "Perfect, thank you.",
      answer: "My pleasure. {name} has the whole conversation and will not ask twice.",
    },
  ],
  failing: {
    user: "Can I book a demo right now?",
    rounds: [
      {
        calls: [
          { name: "calendar_slots", args: {}, result: "calendar of sales cannot be reached", isError: true },
        ],
      },
    ],
    error: "No calendar, no slot.",
  },
};

/** Home hub: lights, heating, a family. */
export const HOME: Bank = {
  turns: [
    {
      user: "good night 🌙",
      rounds: [
        {
          calls: [
            { name: "lights_set", args: { room: "all", to: "off" }, result: "7 of 7 off" },
            { name: "doors_check", args: {}, result: "garage open since {minutes} min" },
          ],
        },
      ],
      answer: "Lights are off 🌙. The garage has been open for {minutes} minutes, shall I close it?",
    },
    { user: "yes please", answer: "Closed." },
    {
      user: "warm bath at 7 tomorrow",
      rounds: [
        {
          calls: [
            {
              name: "heating_plan",
              args: { room: "bath", at: "07:00", celsius: 23 },
              result: "planned, starts 06:25",
            },
          ],
        },
      ],
      answer: "The bathroom is at 23 °C by 7:00.",
      effects: [{ kind: "note", line: "Bathroom warm at 7 on working days." }],
    },
  ],
  failing: {
    user: "is the cat inside?",
    rounds: [
      { calls: [{ name: "camera_look", args: { camera: "hall" }, result: "camera offline", isError: true }] },
    ],
    error: "The camera is offline.",
  },
};

/** Front desk: the main session, where the owner talks to the agent. */
export const FRONT_DESK: Bank = {
  turns: [
    {
      user: "What happened while I was away?",
      rounds: [
        {
          calls: [
            {
              name: "sessions_overview",
              args: { hours: 8 },
              result:
                "support: {count} customers, 1 handed to billing\nrelease notes: 1 build\ntranslations: {minutes}",
            },
          ],
        },
      ],
      answer:
        "Support helped {count} customers and handed one to billing. One build has notes. Nothing waits for you.",
    },
    {
      user: "Remember that {name} takes over billing this week.",
      answer: "Noted: {name} has billing this week.",
      effects: [{ kind: "note", line: "{name} has billing this week." }],
    },
    {
      user: "Put the supplier call on Thursday.",
      rounds: [
        {
          calls: [
            {
              name: "calendar_add",
              args: { title: "Supplier, {city}", day: "thursday" },
              result: "added, 10:30",
            },
          ],
        },
      ],
      answer: "Thursday 10:30, with {city}.",
    },
    { user: "Thanks.", answer: "Any time." },
  ],
  failing: {
    user: "Order the usual for the office.",
    rounds: [
      {
        calls: [
          { name: "shop_order", args: { list: "office" }, result: "payment method expired", isError: true },
        ],
      },
    ],
    error: "The shop wants a new card.",
  },
};

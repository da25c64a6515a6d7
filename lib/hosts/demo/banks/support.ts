import type { Bank } from "../turn";

/** Customer-support bot: orders, invoices, small refunds. */
export const SUPPORT: Bank = {
  turns: [
    {
      user: "Where is my order {order}? It was due yesterday.",
      rounds: [
        {
          calls: [
            {
              name: "orders_lookup",
              args: { order: "{order}" },
              result:
                "order {order}\nstatus: in transit\ncarrier: PostNord\nlast scan: {city} hub, {minutes} min ago\nestimate: tomorrow 10:00 to 14:00\nnote: missed the evening lorry on Sunday",
            },
          ],
        },
      ],
      answer:
        "Your parcel was scanned in {city} {minutes} minutes ago. It missed Sunday's lorry and comes tomorrow between 10 and 14.",
    },
    {
      user: "Can you send me the invoice for October again? My accountant needs a PDF.",
      rounds: [
        {
          says: "I look it up and send it to the address we have on file.",
          calls: [
            {
              name: "invoices_find",
              args: { month: "2025-10" },
              result:
                '{"invoice":"{invoice}","total":"€{amount}","vat":"21%","paid":true,"pdf":"invoices/{invoice}.pdf"}',
            },
            {
              name: "email_send",
              args: { template: "invoice-copy", attachment: "{invoice}.pdf" },
              result: "accepted, 1 recipient",
            },
          ],
        },
      ],
      answer: "Invoice {invoice} over €{amount} is on its way to your email address.",
    },
    {
      user: "The router you sent restarts every {minutes} minutes.",
      rounds: [
        {
          calls: [
            {
              name: "kb_search",
              args: { query: "router restarts on its own" },
              result:
                "1. kb/router-restarts.md (0.91): firmware before 4.2.1 restarts when the log is full\n2. kb/power-supplies.md (0.64): the 9 V adapter of the older model fits and is too weak\n3. kb/returns.md (0.31)",
            },
          ],
        },
      ],
      answer:
        "Two things cause that. Check that the adapter says 12 V, then update the firmware to 4.2.1 under Settings, System. If it still restarts, I send you a new one today.",
    },
    {
      user: "I was charged twice for {order}, €{amount} each time.",
      rounds: [
        {
          calls: [
            {
              name: "payments_list",
              args: { order: "{order}" },
              result:
                "pay_81c3 €{amount} captured\npay_81c4 €{amount} authorised, expires in 5 days, never captured",
            },
          ],
        },
      ],
      answer:
        "You paid once. The second line is a reservation that was never collected; your bank removes it within 5 days. No refund is needed.",
    },
    {
      user: "Please refund the delivery fee, it came three days late.",
      rounds: [
        {
          says: "A late delivery fee is under €50, so I can do this myself.",
          calls: [
            {
              name: "issue_refund",
              args: { order: "{order}", amount: "€6.90", reason: "late delivery" },
              result: "refund issued, reference R-{build}",
            },
          ],
        },
      ],
      answer: "Done: €6.90 goes back to your card, reference R-{build}. Sorry that it took so long.",
    },
    {
      user: "Thanks, that was quick!",
      answer: "Glad it worked out, {name}. Write here whenever something comes up.",
    },
    {
      user: "Do you deliver to {city} on Saturdays?",
      rounds: [
        {
          calls: [
            {
              name: "delivery_slots",
              args: { city: "{city}", day: "saturday" },
              result: "08:00-12:00 free\n12:00-16:00 {count} of 90 left\n16:00-20:00 full",
            },
          ],
        },
      ],
      answer:
        "Yes. This Saturday there is room in the morning and a little in the early afternoon; the evening is full.",
    },
    {
      user: "I want my money back for the whole year, €312.",
      rounds: [
        {
          calls: [
            {
              name: "crm_note",
              args: {
                channel: "#billing-desk",
                text: "Customer 4821 asks for €312, a full year. Above my limit.",
              },
              result: "posted to #billing-desk, ticket BD-{build}",
            },
          ],
        },
      ],
      answer:
        "I may approve up to €50 myself, so I have handed this to the billing desk as BD-{build}. They answer on working days within four hours.",
    },
  ],
  failing: {
    user: "Is there an outage in {city}? Nothing works here.",
    rounds: [
      {
        calls: [
          {
            name: "status_page",
            args: { region: "{city}" },
            result: "504 Gateway Timeout after 30 s",
            isError: true,
          },
        ],
      },
    ],
    error: "The status page did not answer.",
  },
};

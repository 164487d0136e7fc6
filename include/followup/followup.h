/* followup/followup.h - the library from C, and from every language that can call C.
 *
 *   fu_session *session = NULL;
 *   fu_text answer = FU_TEXT_INIT, error = FU_TEXT_INIT;
 *   if (fu_session_make(NULL, 0, &session, &error) != FU_OK) ...
 *   const fu_status status = fu_ask(session, policy, calendar, now, 0, question, strlen(question), &answer, &error);
 *   puts(status == FU_OK ? answer.data : error.data);
 *   fu_text_free(&answer);
 *   fu_session_free(session);
 *
 * Whole documents go through fu_ask (the texts of followup/json/session.hpp); whole books go through columns, which are
 * memory of the caller's.
 *
 * Nothing is thrown across this interface, and there is no global state: a function returns what kind of mistake was
 * made, and where `error` is not NULL says there what is wrong, as a JSON text: {"mistakes": [{"path", "found",
 * "allowed"}, ...], "error": "invalid_document"}. Where nothing is wrong `error` is left empty. A pointer that may be
 * NULL says so.
 *
 * A policy, a calendar, a prospect and a zone never change once they are made: any number of threads may use one, and
 * it may be freed as soon as no call uses it, whatever was made of it. A session and a text belong to one thread at a
 * time.
 *
 * Times are seconds since 1970-01-01T00:00:00Z, days are days since 1970-01-01, texts are UTF-8 and need no end. A
 * structure begins with its size as the caller knows it, so that later versions can add members at its end: begin with
 * the FU_..._INIT of its name. Enumerations are fixed numbers, to which later versions add.
 */
#ifndef FOLLOWUP_FOLLOWUP_H
#define FOLLOWUP_FOLLOWUP_H

/* Names and words are C's. NOLINTBEGIN */

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#define FU_NOEXCEPT noexcept
#else
#define FU_NOEXCEPT
#endif

/* What became of a call. */
typedef int32_t fu_status;
enum {
  FU_OK = 0,
  FU_INVALID_TIME = 1,
  FU_UNKNOWN_TIME_ZONE = 2,
  FU_INVALID_CALENDAR = 3,
  FU_INVALID_POLICY = 4,
  FU_INVALID_PURSUIT = 5,
  FU_INVALID_HISTORY = 6,
  FU_STALE_PROGRESS = 7,   /* folded under another policy or pursuit: fold anew */
  FU_OUT_OF_ORDER = 8,     /* older than what was folded: fold anew */
  FU_HISTORY_REQUIRED = 9, /* this policy, or this pursuit, is decided from its history alone */
  FU_INVALID_COLUMN = 10,
  FU_INVALID_DOCUMENT = 11,
  FU_INVALID_ARGUMENT = 100, /* a NULL, a size or a number that cannot be: a mistake of the program's */
  FU_NO_MEMORY = 101,
  FU_INTERNAL = 102 /* a mistake of the library's */
};
/* "stale_progress"; "unknown" for a number that is none. */
const char* fu_status_name(fu_status status) FU_NOEXCEPT;

/* "0.1.0" */
const char* fu_version(void) FU_NOEXCEPT;

/* A text that the library writes: always with a '\0' behind it, which `size` does not count. It is used again by every
 * call that it is given to, and freed once. */
typedef struct fu_text {
  char* data;
  size_t size;
  size_t room;
} fu_text;
#define FU_TEXT_INIT \
  { NULL, 0, 0 }
/* Also of a text that was never used, and twice. */
void fu_text_free(fu_text* text) FU_NOEXCEPT;

typedef struct fu_policy fu_policy;
typedef struct fu_calendar fu_calendar;
typedef struct fu_zone fu_zone;
typedef struct fu_prospect fu_prospect;
typedef struct fu_session fu_session;

/* --- What is made once. Each function that makes something sets *out, to NULL where it fails; each is freed by its own
 * function, which takes NULL. */

/* From a document, or {"preset": "until_no"}. */
fu_status fu_policy_read(const char* json, size_t size, fu_policy** out, fu_text* error) FU_NOEXCEPT;
void fu_policy_free(fu_policy* policy) FU_NOEXCEPT;
/* Stands for name, version and content. 0 for NULL. */
uint64_t fu_policy_identity(const fu_policy* policy) FU_NOEXCEPT;
/* 1 where it is decided from histories alone, and progress is no use. 0 for NULL. */
int32_t fu_policy_needs_history(const fu_policy* policy) FU_NOEXCEPT;
/* What documents call an identity of the policy's: "calls" for a rule; empty for one that is none of its own. */
enum { FU_RULE = 0, FU_BRIEF = 1, FU_LABEL = 2 };
fu_status fu_policy_name(const fu_policy* policy, int32_t kind, uint64_t identity, fu_text* name,
                         fu_text* error) FU_NOEXCEPT;

/* The identity that a text of a document stands for: digits are that number, any other text is hashed, "mobile". 0 for
 * an empty one. */
uint64_t fu_identity(const char* text, size_t size) FU_NOEXCEPT;

fu_status fu_calendar_read(const char* json, size_t size, fu_calendar** out, fu_text* error) FU_NOEXCEPT;
void fu_calendar_free(fu_calendar* calendar) FU_NOEXCEPT;
uint64_t fu_calendar_identity(const fu_calendar* calendar) FU_NOEXCEPT;

/* The host's own rules, as transitions: local time is UTC plus `before` seconds until at[0], plus offset[i] from at[i]
 * on. `at` is in order; both may be NULL where `count` is 0. */
fu_status fu_zone_make(const char* name, size_t size, int32_t before, const int64_t* at, const int32_t* offset,
                       size_t count, fu_zone** out, fu_text* error) FU_NOEXCEPT;
/* From the system's tz database: "Europe/Amsterdam". */
fu_status fu_zone_load(const char* name, size_t size, fu_zone** out, fu_text* error) FU_NOEXCEPT;
void fu_zone_free(fu_zone* zone) FU_NOEXCEPT;

/* From a document. Its zones are those of `zones`, by their names, and else of the system's. */
fu_status fu_prospect_read(const char* json, size_t size, const fu_zone* const* zones, size_t zone_count,
                           fu_prospect** out, fu_text* error) FU_NOEXCEPT;
void fu_prospect_free(fu_prospect* prospect) FU_NOEXCEPT;

/* --- Whole documents. */

/* Keeps what questions have in common; `zones` are those that they may name beside the system's. */
fu_status fu_session_make(const fu_zone* const* zones, size_t zone_count, fu_session** out, fu_text* error) FU_NOEXCEPT;
void fu_session_free(fu_session* session) FU_NOEXCEPT;
/* What questions may name; in place of what had that name. */
fu_status fu_session_name_policy(fu_session* session, const char* name, size_t size, const fu_policy* policy,
                                 fu_text* error) FU_NOEXCEPT;
fu_status fu_session_name_calendar(fu_session* session, const char* name, size_t size, const fu_calendar* calendar,
                                   fu_text* error) FU_NOEXCEPT;

enum {
  FU_NO_REASONS = 1u, /* leave the reasons out */
  FU_FOLD = 2u,       /* the progress alone; neither calendar nor time is needed */
  FU_BY_CLOCK = 4u    /* `now` was read from a clock: where it is used, the answer tells it as assumed */
};

/* A question answered, or what a document's "verb" asks for: "fold", "advance", "explain", "agenda", "audit", "check"
 * and "policies", as the service does (examples/hosts/README.md). `policy`, `calendar` and `now` are for questions that
 * have none; the first two may be NULL. A question that cannot be decided gives the kind of its mistake, and the
 * mistakes, with its pursuit and its request, as `answer` and as `error`. */
fu_status fu_ask(fu_session* session, const fu_policy* policy, const fu_calendar* calendar, int64_t now, uint32_t flags,
                 const char* question, size_t size, fu_text* answer, fu_text* error) FU_NOEXCEPT;

/* --- Whole books, in columns. */

enum { FU_CALL = 0, FU_VOICEMAIL = 1, FU_LETTER = 2, FU_EMAIL = 3, FU_TASK = 4, FU_NO_CHANNEL = 255 };
enum { FU_OUTBOUND = 0, FU_INBOUND = 1 };
enum { FU_NOBODY = 0, FU_MACHINE = 1, FU_GATEKEEPER = 2, FU_DECISION_MAKER = 3 };
enum { FU_DUE = 0, FU_WAITING = 1, FU_DORMANT = 2, FU_ON_HOLD = 3, FU_CLOSING = 4, FU_NEEDS_DATA = 5, FU_CLOSED = 6 };
enum {
  FU_WON = 0,
  FU_MEETING = 1,
  FU_REFUSED = 2,
  FU_OPTED_OUT = 3,
  FU_UNREACHABLE = 4,
  FU_EXHAUSTED = 5,
  FU_WITHDRAWN = 6,
  FU_ANSWERED = 7
};
enum {
  FU_OUTCOME_NO_ANSWER = 0,
  FU_OUTCOME_BUSY = 1,
  FU_OUTCOME_MACHINE = 2,
  FU_OUTCOME_JUST_LEFT = 3,
  FU_OUTCOME_IN_MEETING = 4,
  FU_OUTCOME_AT_LUNCH = 5,
  FU_OUTCOME_DAY_OFF = 6,
  FU_OUTCOME_AWAY = 7, /* until */
  FU_OUTCOME_MESSAGE_TAKEN = 8,
  FU_OUTCOME_CALL_BACK = 9,
  FU_OUTCOME_WILL_CALL_BACK = 10,
  FU_OUTCOME_GATEKEEPER_NO = 11,
  FU_OUTCOME_NOT_NOW = 12, /* until */
  FU_OUTCOME_ON_HOLD = 13, /* until */
  FU_OUTCOME_SEND_INFORMATION = 14,
  FU_OUTCOME_SPOKE = 15,
  FU_OUTCOME_MEETING_AGREED = 16,    /* meeting */
  FU_OUTCOME_MEETING_CANCELLED = 17, /* meeting */
  FU_OUTCOME_MEETING_MISSED = 18,    /* meeting */
  FU_OUTCOME_YES = 19,
  FU_OUTCOME_NO_WITH_REASONS = 20,
  FU_OUTCOME_NO_WITHOUT_REASONS = 21,
  FU_OUTCOME_OBJECTION = 22, /* only */
  FU_OUTCOME_UNSUBSCRIBED = 23,
  FU_OUTCOME_REPLIED = 24,
  FU_OUTCOME_SENT = 25,
  FU_OUTCOME_WRONG_NUMBER = 26,
  FU_OUTCOME_BOUNCED = 27,
  FU_OUTCOME_RETURNED = 28,
  FU_OUTCOME_OPENED = 29,
  FU_OUTCOME_CLICKED = 30,
  FU_OUTCOME_ATTEMPTED = 31,
  FU_OUTCOME_LEFT_ORGANISATION = 32,
  FU_OUTCOME_CLOSED_DOWN = 33,
  FU_OUTCOME_WITHDRAWN = 34,
  FU_OUTCOME_DELAYED = 35
};

/* "No date": no day is it; and no instant. */
#define FU_NO_DAY INT32_MIN
#define FU_NO_TIME INT64_MIN

/* A time that people agree on, in the prospect's first zone: the days from `first` to `last`, both included, or on one
 * day [from, to) in minutes since midnight; `to` = -1 is half an hour after `from`. None: `first` is FU_NO_DAY. */
typedef struct fu_agreed {
  int32_t first;
  int32_t last;
  int16_t from; /* -1: the usual hours of the days */
  int16_t to;
} fu_agreed;
#define FU_AGREED_INIT \
  { FU_NO_DAY, FU_NO_DAY, -1, -1 }

/* One thing that happened: followup/model/touchpoint.hpp. Identities are the host's, 0 is none. */
typedef struct fu_touch {
  uint64_t id;
  uint64_t pursuit; /* 0: that of its row */
  int64_t at;
  uint64_t endpoint;
  uint64_t brief;
  uint64_t action;
  uint64_t label;
  uint64_t sequence;
  fu_agreed promised;
  fu_agreed meeting;
  int32_t until;
  uint8_t via;
  uint8_t way;
  uint8_t spoke_to;
  uint8_t outcome;
  uint8_t message_left;
  uint8_t promised_by;  /* 0 them, 1 us */
  uint8_t promised_how; /* 0 hard, 1 soft */
  uint8_t only;         /* a channel, or FU_NO_CHANNEL */
  uint32_t reserved;    /* 0 */
  /* Not in the first version: the number that is promised to be called, where they said so. */
  uint64_t promised_endpoint;
} fu_touch;
#define FU_TOUCH_INIT \
  { 0, 0, 0, 0, 0, 0, 0, 0, FU_AGREED_INIT, FU_AGREED_INIT, FU_NO_DAY, 0, 0, 0, 0, 0, 0, 0, FU_NO_CHANNEL, 0, 0 }

/* A call that the host has planned, a promise by us that no touch carries: followup/model/prospect.hpp. */
typedef struct fu_planned {
  int64_t since;     /* when it was planned; FU_NO_TIME: as the pursuit started */
  uint64_t endpoint; /* the number to call; 0: the one that would be called otherwise */
  fu_agreed when;    /* `first` is FU_NO_DAY: none is planned */
  uint8_t how;       /* 0 hard, 1 soft */
  uint8_t reserved[3];
} fu_planned;
#define FU_PLANNED_INIT                           \
  {                                               \
    FU_NO_TIME, 0, FU_AGREED_INIT, 0, { 0, 0, 0 } \
  }

/* A folded history, to keep beside its pursuit: only what wrote it can use it. */
typedef struct fu_progress {
  uint64_t words[16];
} fu_progress;
/* What an answer says of what is next, to keep there too. Zeros: to be asked about at once. */
typedef struct fu_outlook {
  uint64_t words[2];
} fu_outlook;

/* Pursuits, a row each. */
typedef struct fu_pursuits {
  size_t size;
  size_t rows;
  const fu_prospect* const* prospects;
  size_t prospect_count;
  const uint32_t* prospect_of; /* of each row, in `prospects` */
  const uint64_t* pursuit;     /* its identity, not 0 */
  const int64_t* started;
  const int32_t* earlier_attempts; /* NULL: none */
  /* Not in the first version: of each row, the next call that is planned. NULL: none of any. */
  const fu_planned* planned;
} fu_pursuits;
#define FU_PURSUITS_INIT \
  { sizeof(fu_pursuits), 0, NULL, 0, NULL, NULL, NULL, NULL, NULL }

/* Touches, those of row i being [offset[i], offset[i + 1]): rows + 1 offsets, as of Arrow's large lists. `touch_size`
 * is the caller's sizeof(fu_touch), of this or an earlier version. */
typedef struct fu_histories {
  size_t size;
  size_t touch_size;
  const fu_touch* touches;
  size_t touch_count;
  const int64_t* offset;
} fu_histories;
#define FU_HISTORIES_INIT \
  { sizeof(fu_histories), sizeof(fu_touch), NULL, 0, NULL }

/* Columns for answers, as Arrow lays them out: a value for each row, and a bit for each that tells whether it has one,
 * the first row's being the lowest of the first byte. Either may be NULL and is then not written; else it has room for
 * every row. Of actions the one that is next is told. */
typedef struct fu_column_u8 {
  uint8_t* values;
  uint8_t* validity;
} fu_column_u8;
typedef struct fu_column_i64 {
  int64_t* values;
  uint8_t* validity;
} fu_column_i64;
typedef struct fu_column_u64 {
  uint64_t* values;
  uint8_t* validity;
} fu_column_u64;

typedef struct fu_answers {
  size_t size;
  fu_outlook* outlooks;
  uint8_t* error; /* a fu_status, FU_OK where there is an answer */
  fu_column_u8 status;
  fu_column_u8 actions; /* how many there are */
  fu_column_u8 via;
  fu_column_u8 disposition;
  fu_column_i64 due;
  fu_column_i64 begin; /* of its window, [begin, end) */
  fu_column_i64 end;
  fu_column_i64 wake_at;
  fu_column_u64 action;
  fu_column_u64 rule;
  fu_column_u64 brief;
  fu_column_u64 endpoint;
  fu_column_u64 label;
} fu_answers;

/* A row that cannot be folded or decided has its fu_status in `errors`, and keeps no other from its own. `bad` says how
 * many there are, and `error` what is wrong with the first of them, at "/17" for row 17; the call is FU_OK all the
 * same. `errors` and `bad` may be NULL. What is asked for as a whole and cannot be gives another status, and then no
 * row is written. Rows that are independent of each other may be given to several threads, some to each. */

/* progress[i] from the whole history of row i. */
fu_status fu_fold_columns(const fu_policy* policy, const fu_pursuits* pursuits, const fu_histories* histories,
                          fu_progress* progress, uint8_t* errors, size_t* bad, fu_text* error) FU_NOEXCEPT;
/* progress[i] as it is, and then what is newer, in order. A row with an error stays as it was. */
fu_status fu_advance_columns(const fu_policy* policy, const fu_pursuits* pursuits, const fu_histories* newer,
                             fu_progress* progress, uint8_t* errors, size_t* bad, fu_text* error) FU_NOEXCEPT;
/* What is next of each row, from its progress; `now` has one time, or one for each row. */
fu_status fu_next_columns(const fu_policy* policy, const fu_calendar* calendar, const fu_pursuits* pursuits,
                          const fu_progress* progress, const int64_t* now, int32_t one_now, const fu_answers* out,
                          size_t* bad, fu_text* error) FU_NOEXCEPT;
/* The same from the histories. */
fu_status fu_next_columns_of_histories(const fu_policy* policy, const fu_calendar* calendar,
                                       const fu_pursuits* pursuits, const fu_histories* histories, const int64_t* now,
                                       int32_t one_now, const fu_answers* out, size_t* bad, fu_text* error) FU_NOEXCEPT;

/* The places, ascending, of the outlooks that are to be decided anew at `now`, and of those whose next action can be
 * done then. At most `room` are written; `count` says how many there are. `places` may be NULL where `room` is 0. */
fu_status fu_woken_columns(const fu_outlook* outlooks, size_t rows, int64_t now, uint64_t* places, size_t room,
                           size_t* count, fu_text* error) FU_NOEXCEPT;
fu_status fu_due_columns(const fu_outlook* outlooks, size_t rows, int64_t now, uint64_t* places, size_t room,
                         size_t* count, fu_text* error) FU_NOEXCEPT;

#ifdef __cplusplus
}
#endif

/* NOLINTEND */

#endif

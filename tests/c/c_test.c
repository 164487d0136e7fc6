/* The C interface as a C program uses it, and as it misuses it. */
#define _POSIX_C_SOURCE 200809L
#include <followup/followup.h>

#include <inttypes.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

int header_is_good_in_cpp(void);

static int failures = 0;
static fu_text error = FU_TEXT_INIT;

#define CHECK(what) check((what) != 0, #what, __LINE__)
static void check(int good, const char* what, int line) {
  if (good) return;
  ++failures;
  fprintf(stderr, "line %d: not so: %s\n  the last error: %s\n", line, what, error.data ? error.data : "(none)");
}

#define CHECK_STATUS(call, expected) check_status((call), (expected), #call, __LINE__)
static void check_status(fu_status found, fu_status expected, const char* what, int line) {
  if (found == expected) return;
  ++failures;
  fprintf(stderr, "line %d: %s is %s and not %s\n  %s\n", line, what, fu_status_name(found), fu_status_name(expected),
          error.data ? error.data : "");
}

static int says(const fu_text* text, const char* part) {
  return text->data != NULL && strstr(text->data, part) != NULL;
}

/* 2026-11-24T12:00:00Z, a Tuesday. */
static const int64_t noon = INT64_C(1795521600);
#define HOUR INT64_C(3600)
#define DAY (24 * HOUR)

static const char until_no[] = "{\"preset\": \"until_no\"}";
static const char office_hours[] =
    "{\"calendar\": \"office\", \"version\": \"1\", \"hours\": {\"monday-friday\": \"09:00-17:00\"}}";
static const char somebody[] =
    "{\"id\": 7, \"zones\": \"CRM/Office\", \"reachable_by\": [\"call\", \"letter\", \"email\"]}";

static const char question[] =
    "{\"request\": 42, \"progress\": null, \"told\": \"en\","
    " \"pursuit\": {\"id\": \"offer-1\", \"started\": \"2026-11-16T09:00:00Z\", \"who\": {\"id\": 7, \"zones\": "
    "\"CRM/Office\","
    " \"reachable_by\": [\"call\", \"letter\", \"email\"]}},"
    " \"history\": [{\"id\": 1, \"at\": \"2026-11-20T10:00:00Z\", \"via\": \"call\", \"outcome\": \"no_answer\"}]}";

/* What every part below uses; none of it ever changes. */
static fu_policy* policy;
static fu_calendar* calendar;
static fu_zone* zone;
static fu_prospect* prospect;

static void begin(void) {
  const int64_t at[] = {INT64_C(-1000000000), INT64_C(1774746000), INT64_C(1792890000), INT64_C(99999999999)};
  const int32_t offset[] = {3600, 7200, 3600, 0};
  CHECK_STATUS(fu_policy_read(until_no, strlen(until_no), &policy, &error), FU_OK);
  CHECK_STATUS(fu_calendar_read(office_hours, strlen(office_hours), &calendar, &error), FU_OK);
  CHECK_STATUS(fu_zone_make("CRM/Office", 10, 0, at, offset, 4, &zone, &error), FU_OK);
  CHECK_STATUS(fu_prospect_read(somebody, strlen(somebody), (const fu_zone* const*)&zone, 1, &prospect, &error), FU_OK);
  CHECK(error.size == 0);
}

static void end(void) {
  fu_policy_free(policy);
  fu_calendar_free(calendar);
  fu_zone_free(zone);
  fu_prospect_free(prospect);
}

static void what_it_is(void) {
  CHECK(header_is_good_in_cpp());
  CHECK(strchr(fu_version(), '.') != NULL);
  CHECK(strcmp(fu_status_name(FU_OK), "ok") == 0);
  CHECK(strcmp(fu_status_name(FU_STALE_PROGRESS), "stale_progress") == 0);
  CHECK(strcmp(fu_status_name(FU_INVALID_DOCUMENT), "invalid_document") == 0);
  CHECK(strcmp(fu_status_name(FU_INVALID_ARGUMENT), "invalid_argument") == 0);
  CHECK(strcmp(fu_status_name(12), "unknown") == 0);
  CHECK(strcmp(fu_status_name(-1), "unknown") == 0);
  CHECK(fu_policy_identity(policy) != 0 && fu_policy_identity(NULL) == 0);
  CHECK(fu_calendar_identity(calendar) != 0 && fu_calendar_identity(NULL) == 0);
  CHECK(fu_policy_needs_history(policy) == 0 && fu_policy_needs_history(NULL) == 0);
}

static void documents_that_are_no_use(void) {
  fu_policy* none = policy;
  const char wrong[] =
      "{\"policy\": \"p\", \"outcomes\": {\"based_on\": \"doctrine\"}, \"tracks\":"
      " [{\"id\": \"calls\", \"every\": \"2 weeks\", \"via\": \"owl\"}]}";
  CHECK_STATUS(fu_policy_read(wrong, strlen(wrong), &none, &error), FU_INVALID_DOCUMENT);
  CHECK(none == NULL);
  CHECK(says(&error, "{\"path\":\"/tracks/0/every\",\"found\":\"\\\"2 weeks\\\"\",\"allowed\":"));
  CHECK(says(&error, "\"path\":\"/tracks/0/via\"") && says(&error, "\"error\":\"invalid_document\"}"));
  CHECK_STATUS(fu_policy_read(wrong, strlen(wrong), &none, NULL), FU_INVALID_DOCUMENT);
  for (size_t size = 0; size < strlen(wrong); ++size) {
    CHECK_STATUS(fu_policy_read(wrong, size, &none, &error), FU_INVALID_DOCUMENT);
  }
  CHECK_STATUS(fu_policy_read("\xff\xfe", 2, &none, &error), FU_INVALID_DOCUMENT);

  fu_zone* no_zone = NULL;
  const int64_t at[] = {100, 50};
  const int32_t offset[] = {0, 3600};
  const int32_t far[] = {0, 999999};
  CHECK_STATUS(fu_zone_make("z", 1, 0, at, offset, 2, &no_zone, &error), FU_INVALID_ARGUMENT);
  CHECK(says(&error, "\"path\":\"at[1]\",\"found\":\"50\""));
  const int64_t in_order[] = {100, 200000000};
  CHECK_STATUS(fu_zone_make("z", 1, 0, in_order, far, 2, &no_zone, &error), FU_UNKNOWN_TIME_ZONE);
  CHECK_STATUS(fu_zone_load("Nowhere/\xff", 9, &no_zone, &error), FU_UNKNOWN_TIME_ZONE);
  CHECK(says(&error, "Nowhere/?"));
  CHECK_STATUS(fu_zone_load("", 0, &no_zone, &error), FU_INVALID_ARGUMENT);
  CHECK(no_zone == NULL);

  fu_session* none_either = NULL;
  const fu_zone* twice[] = {zone, zone};
  CHECK_STATUS(fu_session_make(twice, 2, &none_either, &error), FU_UNKNOWN_TIME_ZONE);
  CHECK(none_either == NULL);
}

static void null_is_told(void) {
  fu_session* session = NULL;
  fu_policy* a_policy = NULL;
  fu_text answer = FU_TEXT_INIT;
  CHECK_STATUS(fu_session_make(NULL, 0, &session, &error), FU_OK);
  CHECK_STATUS(fu_policy_read(NULL, 3, &a_policy, &error), FU_INVALID_ARGUMENT);
  CHECK(says(&error, "\"path\":\"json\",\"found\":\"NULL\""));
  CHECK_STATUS(fu_policy_read(until_no, strlen(until_no), NULL, &error), FU_INVALID_ARGUMENT);
  CHECK_STATUS(fu_calendar_read(NULL, 0, NULL, NULL), FU_INVALID_ARGUMENT);
  CHECK_STATUS(fu_zone_make(NULL, 0, 0, NULL, NULL, 0, NULL, NULL), FU_INVALID_ARGUMENT);
  fu_session_free(session);
  CHECK_STATUS(fu_session_make(NULL, 1, &session, &error), FU_INVALID_ARGUMENT);
  CHECK(session == NULL);
  CHECK_STATUS(fu_session_make((const fu_zone* const*)&zone, 1, &session, &error), FU_OK);
  CHECK_STATUS(fu_prospect_read(somebody, strlen(somebody), NULL, 1, NULL, &error), FU_INVALID_ARGUMENT);
  CHECK_STATUS(fu_session_name_policy(session, "ours", 4, NULL, &error), FU_INVALID_ARGUMENT);
  CHECK_STATUS(fu_session_name_policy(NULL, "ours", 4, policy, &error), FU_INVALID_ARGUMENT);
  CHECK_STATUS(fu_session_name_calendar(session, NULL, 4, calendar, &error), FU_INVALID_ARGUMENT);
  CHECK_STATUS(fu_ask(NULL, policy, calendar, noon, 0, question, strlen(question), &answer, &error),
               FU_INVALID_ARGUMENT);
  CHECK_STATUS(fu_ask(session, policy, calendar, noon, 0, NULL, 0, &answer, &error), FU_INVALID_ARGUMENT);
  CHECK_STATUS(fu_ask(session, policy, calendar, noon, 0, question, strlen(question), NULL, &error),
               FU_INVALID_ARGUMENT);
  CHECK_STATUS(fu_ask(session, policy, calendar, noon, 0, question, strlen(question), &answer, NULL), FU_OK);
  CHECK_STATUS(fu_ask(session, NULL, calendar, noon, 0, question, strlen(question), &answer, &error),
               FU_INVALID_DOCUMENT);
  CHECK(says(&answer, "\"path\":\"/policy\",\"found\":\"(none)\"") && says(&error, "\"path\":\"/policy\""));
  CHECK_STATUS(fu_fold_columns(policy, NULL, NULL, NULL, NULL, NULL, &error), FU_INVALID_ARGUMENT);
  CHECK_STATUS(fu_next_columns(NULL, NULL, NULL, NULL, NULL, 1, NULL, NULL, NULL), FU_INVALID_ARGUMENT);
  CHECK_STATUS(fu_due_columns(NULL, 1, noon, NULL, 0, NULL, &error), FU_INVALID_ARGUMENT);
  fu_text_free(NULL);
  fu_text_free(&answer);
  fu_text_free(&answer);
  fu_policy_free(NULL);
  fu_calendar_free(NULL);
  fu_zone_free(NULL);
  fu_prospect_free(NULL);
  fu_session_free(NULL);
  fu_session_free(session);
}

static void a_question_is_answered(void) {
  fu_session* session = NULL;
  fu_text answer = FU_TEXT_INIT;
  const size_t size = strlen(question);
  CHECK_STATUS(fu_session_make((const fu_zone* const*)&zone, 1, &session, &error), FU_OK);
  CHECK_STATUS(fu_ask(session, policy, calendar, noon, 0, question, size, &answer, &error), FU_OK);
  CHECK(strncmp(answer.data, "{\"pursuit\":\"offer-1\",\"request\":42,\"status\":\"due\"", 47) == 0);
  CHECK(says(&answer, "\"told\":{\"en\":\"Call on ") && says(&answer, "\"progress\":\"") &&
        says(&answer, "\"reasons\""));
  CHECK(strlen(answer.data) == answer.size && answer.size < answer.room && error.size == 0);
  CHECK(!says(&answer, "assumed"));

  /* The same once more, into the same memory. */
  const char* const before = answer.data;
  CHECK_STATUS(fu_ask(session, policy, calendar, noon, FU_NO_REASONS | FU_BY_CLOCK, question, size, &answer, &error),
               FU_OK);
  CHECK(answer.data == before && !says(&answer, "\"reasons\"") && says(&answer, "\"assumed\":[{\"path\":\"/now\""));
  CHECK_STATUS(fu_ask(session, policy, NULL, 0, FU_FOLD, question, size, &answer, &error), FU_OK);
  CHECK(strncmp(answer.data, "{\"pursuit\":\"offer-1\",\"request\":42,\"progress\":\"", 46) == 0);
  CHECK_STATUS(fu_ask(session, policy, calendar, noon, 1024, question, size, &answer, &error), FU_INVALID_ARGUMENT);
  CHECK(answer.size == 0 && says(&error, "\"path\":\"flags\""));
  CHECK_STATUS(fu_ask(session, policy, calendar, INT64_MAX, 0, question, size, &answer, &error), FU_INVALID_TIME);

  /* By name. */
  char named[sizeof(question) + 64];
  snprintf(named, sizeof(named), "{\"policy\": \"ours\", \"calendar\": \"office\",%s", question + 1);
  CHECK_STATUS(fu_ask(session, NULL, NULL, noon, 0, named, strlen(named), &answer, &error), FU_INVALID_DOCUMENT);
  CHECK_STATUS(fu_session_name_policy(session, "ours", 4, policy, &error), FU_OK);
  CHECK_STATUS(fu_session_name_calendar(session, "office", 6, calendar, &error), FU_OK);
  CHECK_STATUS(fu_ask(session, NULL, NULL, noon, 0, named, strlen(named), &answer, &error), FU_OK);

  /* What else a document may ask for. */
  static const char listing[] = "{\"verb\": \"policies\"}";
  CHECK_STATUS(fu_ask(session, NULL, NULL, noon, 0, listing, strlen(listing), &answer, &error), FU_OK);
  CHECK(says(&answer, "{\"policies\":[{\"name\":\"ours\",\"version\":\"1\",\"identity\":\""));
  snprintf(named, sizeof(named), "{\"verb\": \"explain\",%s", question + 1);
  CHECK_STATUS(fu_ask(session, policy, calendar, noon, 0, named, strlen(named), &answer, &error), FU_OK);
  CHECK(says(&answer, "\"told\":{\"en\":\"Call on ") && !says(&answer, "\"reasons\""));
  char list[sizeof(question) + 256];
  snprintf(
      list, sizeof(list),
      "{\"verb\": \"agenda\", \"end_of_day\": \"2026-11-24T16:00:00Z\", \"calendar\": \"office\", \"questions\": [%s]}",
      question);
  CHECK_STATUS(fu_ask(session, policy, NULL, noon, 0, list, strlen(list), &answer, &error), FU_OK);
  CHECK(says(&answer, "{\"agenda\":[{\"pursuit\":\"offer-1\",\"question\":0,\"urgency\":\"other\""));
  snprintf(list, sizeof(list), "{\"verb\": \"audit\", \"book\": [%s]}", question);
  CHECK_STATUS(fu_ask(session, policy, calendar, noon, 0, list, strlen(list), &answer, &error), FU_OK);
  CHECK(says(&answer, "{\"findings\":["));
  CHECK_STATUS(fu_ask(session, policy, calendar, noon, 0, "{\"verb\": 7}", 11, &answer, &error), FU_INVALID_DOCUMENT);
  CHECK(says(&error, "\"path\":\"/verb\""));

  /* However much of it there is, it is answered or refused. */
  for (size_t i = 0; i < size; ++i) {
    CHECK_STATUS(fu_ask(session, policy, calendar, noon, 0, question, i, &answer, &error), FU_INVALID_DOCUMENT);
    CHECK(says(&answer, "mistakes") && strcmp(answer.data, error.data) == 0);
  }
  CHECK(says(&answer, "\"pursuit\":\"offer-1\""));
  CHECK_STATUS(fu_ask(session, policy, calendar, INT64_C(1795000000) - 9 * DAY, 0, question, size, &answer, &error),
               FU_INVALID_HISTORY);
  CHECK(says(&answer, "\"path\":\"/history/0/at\"") && says(&answer, "\"error\":\"invalid_history\""));
  fu_text_free(&answer);
  fu_session_free(session);
}

enum { rows = 3 };
static const uint32_t prospect_of[rows] = {0, 0, 0};
static const uint64_t ids[rows] = {11, 12, 13};
static int64_t started[rows];
static fu_touch touches[4];
static const int64_t offsets[rows + 1] = {0, 1, 3, 4};

static fu_pursuits some_pursuits(void) {
  fu_pursuits all = FU_PURSUITS_INIT;
  all.rows = rows;
  all.prospects = (const fu_prospect* const*)&prospect;
  all.prospect_count = 1;
  all.prospect_of = prospect_of;
  all.pursuit = ids;
  all.started = started;
  return all;
}

static fu_histories some_histories(void) {
  fu_histories all = FU_HISTORIES_INIT;
  all.touches = touches;
  all.touch_count = 4;
  all.offset = offsets;
  return all;
}

/* A call without an answer; one and then "just left, call back on Friday"; and a no. */
static void fill_touches(void) {
  const fu_touch nothing = FU_TOUCH_INIT;
  for (int i = 0; i < rows; ++i) started[i] = noon - 8 * DAY;
  for (int i = 0; i < 4; ++i) {
    touches[i] = nothing;
    touches[i].id = (uint64_t)(i + 1);
    touches[i].at = noon - 4 * DAY;
  }
  touches[2].at = noon - DAY;
  touches[2].outcome = FU_OUTCOME_JUST_LEFT;
  touches[2].spoke_to = FU_GATEKEEPER;
  touches[2].promised.first = touches[2].promised.last = (int32_t)(noon / DAY + 3);
  touches[2].promised.from = 14 * 60;
  touches[3].outcome = FU_OUTCOME_NO_WITH_REASONS;
  touches[3].spoke_to = FU_DECISION_MAKER;
}

static void a_book_is_folded_and_decided(void) {
  const fu_pursuits pursuits = some_pursuits();
  const fu_histories histories = some_histories();
  fu_progress folded[rows];
  uint8_t errors[rows] = {9, 9, 9};
  size_t bad = 9;
  CHECK_STATUS(fu_fold_columns(policy, &pursuits, &histories, folded, errors, &bad, &error), FU_OK);
  CHECK(bad == 0 && errors[0] == FU_OK && errors[2] == FU_OK && error.size == 0);

  fu_outlook outlooks[rows];
  uint8_t status[rows], via[rows], disposition[rows], validity = 0xff, no_error[rows];
  int64_t due[rows], wake_at[rows];
  fu_answers out;
  memset(&out, 0, sizeof(out));
  out.size = sizeof(out);
  out.outlooks = outlooks;
  out.error = no_error;
  out.status.values = status;
  out.via.values = via;
  out.disposition.values = disposition;
  out.due.values = due;
  out.due.validity = &validity;
  out.wake_at.values = wake_at;
  CHECK_STATUS(fu_next_columns(policy, calendar, &pursuits, folded, &noon, 1, &out, &bad, &error), FU_OK);
  CHECK(bad == 0 && no_error[1] == FU_OK);
  CHECK(status[0] == FU_DUE && via[0] == FU_CALL);
  CHECK(status[1] == FU_WAITING && due[1] == noon + 3 * DAY + HOUR); /* Friday at 14:00 in an office at UTC+1 */
  CHECK(status[2] == FU_CLOSED && disposition[2] == FU_REFUSED && wake_at[2] == 0);
  CHECK((validity & 7) == 3);

  /* From the histories the same, and with a time for each row. */
  const int64_t times[rows] = {noon, noon, noon};
  int64_t due_of_histories[rows];
  out.due.values = due_of_histories;
  CHECK_STATUS(fu_next_columns_of_histories(policy, calendar, &pursuits, &histories, times, 0, &out, &bad, &error),
               FU_OK);
  CHECK(memcmp(due, due_of_histories, sizeof(due)) == 0);

  uint64_t places[rows] = {9, 9, 9};
  size_t count = 9;
  CHECK_STATUS(fu_due_columns(outlooks, rows, noon, places, rows, &count, &error), FU_OK);
  CHECK(count == 1 && places[0] == 0 && places[1] == 9);
  CHECK_STATUS(fu_woken_columns(outlooks, rows, noon + 300 * DAY, NULL, 0, &count, &error), FU_OK);
  CHECK(count == 2);

  /* The second row's history in two parts. */
  const int64_t first_part[rows + 1] = {0, 1, 2, 3};
  fu_touch parts[3] = {touches[0], touches[1], touches[3]};
  fu_histories begun = histories;
  begun.touches = parts;
  begun.touch_count = 3;
  begun.offset = first_part;
  fu_progress advanced[rows];
  CHECK_STATUS(fu_fold_columns(policy, &pursuits, &begun, advanced, NULL, NULL, NULL), FU_OK);
  const int64_t second_part[rows + 1] = {0, 0, 1, 1};
  begun.touches = touches + 2;
  begun.touch_count = 1;
  begun.offset = second_part;
  CHECK_STATUS(fu_advance_columns(policy, &pursuits, &begun, advanced, errors, &bad, &error), FU_OK);
  CHECK(bad == 0 && memcmp(advanced, folded, sizeof(folded)) == 0);
}

static void a_bad_row_keeps_no_other_from_its_answer(void) {
  const fu_pursuits pursuits = some_pursuits();
  const fu_histories histories = some_histories();
  fu_progress folded[rows];
  uint8_t errors[rows];
  size_t bad = 0;
  static const struct {
    size_t member;
    uint8_t value;
    const char* says;
  } wrong[] = {{offsetof(fu_touch, outcome), 200, "outcome"},
               {offsetof(fu_touch, via), 77, "via"},
               {offsetof(fu_touch, way), 5, "way"},
               {offsetof(fu_touch, spoke_to), 9, "spoke_to"},
               {offsetof(fu_touch, only), FU_CALL, "only"},
               {offsetof(fu_touch, outcome), FU_OUTCOME_MEETING_AGREED, "meeting"},
               {offsetof(fu_touch, outcome), FU_OUTCOME_CALL_BACK, "spoke_to"}};
  for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); ++i) {
    fill_touches();
    *((unsigned char*)&touches[0] + wrong[i].member) = wrong[i].value;
    CHECK_STATUS(fu_fold_columns(policy, &pursuits, &histories, folded, errors, &bad, &error), FU_OK);
    CHECK(bad == 1 && errors[0] == FU_INVALID_HISTORY && errors[1] == FU_OK && errors[2] == FU_OK);
    CHECK(says(&error, "\"path\":\"/0: touchpoint 1: ") && says(&error, wrong[i].says));
  }
  fill_touches();
  touches[1].until = 1;
  touches[2].promised.first = -5;
  CHECK_STATUS(fu_fold_columns(policy, &pursuits, &histories, folded, errors, &bad, &error), FU_OK);
  CHECK(bad == 1 && errors[1] == FU_INVALID_HISTORY);
  touches[1].until = FU_NO_DAY;
  CHECK_STATUS(fu_fold_columns(policy, &pursuits, &histories, folded, errors, &bad, &error), FU_OK);
  CHECK(bad == 1 && errors[1] == FU_INVALID_TIME);
  fill_touches();

  /* Progress that is another's, and what is older than what was folded. */
  CHECK_STATUS(fu_fold_columns(policy, &pursuits, &histories, folded, NULL, NULL, &error), FU_OK);
  const fu_progress kept = folded[1];
  folded[1] = folded[2];
  fu_answers out;
  memset(&out, 0, sizeof(out));
  out.size = sizeof(out);
  out.error = errors;
  CHECK_STATUS(fu_next_columns(policy, calendar, &pursuits, folded, &noon, 1, &out, &bad, &error), FU_OK);
  CHECK(bad == 1 && errors[0] == FU_OK && errors[1] == FU_STALE_PROGRESS);
  folded[1] = kept;
  touches[1].id = 99;
  touches[1].at -= HOUR;
  CHECK_STATUS(fu_advance_columns(policy, &pursuits, &histories, folded, errors, &bad, &error), FU_OK);
  CHECK(errors[1] == FU_OUT_OF_ORDER && memcmp(&folded[1], &kept, sizeof(kept)) == 0);
  fill_touches();
}

/* 2026-11-27, at two; and at the number that they said. */
static const fu_agreed friday_at_two = {20784, 20784, 14 * 60, -1};

static void what_is_promised_and_planned(void) {
  static const char two_numbers[] =
      "{\"id\": 7, \"zones\": \"CRM/Office\", \"reachable_by\": [{\"via\": \"call\", \"endpoint\": \"desk\"},"
      " {\"via\": \"call\", \"endpoint\": \"mobile\"}]}";
  fu_prospect* who = NULL;
  CHECK_STATUS(fu_prospect_read(two_numbers, strlen(two_numbers), (const fu_zone* const*)&zone, 1, &who, &error),
               FU_OK);
  const uint64_t mobile = fu_identity("mobile", 6);
  const uint32_t first = 0;
  const uint64_t id = 17;
  const int64_t started = noon - 8 * DAY, offset[] = {0, 1};
  fu_pursuits one = FU_PURSUITS_INIT;
  one.rows = one.prospect_count = 1;
  one.prospects = (const fu_prospect* const*)&who;
  one.prospect_of = &first;
  one.pursuit = &id;
  one.started = &started;
  fu_touch touch = FU_TOUCH_INIT;
  touch.id = 1;
  touch.at = noon - DAY;
  touch.outcome = FU_OUTCOME_CALL_BACK;
  touch.spoke_to = FU_GATEKEEPER;
  touch.promised = friday_at_two;
  touch.promised_endpoint = mobile;
  fu_histories history = FU_HISTORIES_INIT;
  history.touches = &touch;
  history.touch_count = 1;
  history.offset = offset;

  int64_t due = 0;
  uint64_t endpoint = 0, rule = 0;
  uint8_t wrong = 0;
  fu_answers out;
  memset(&out, 0, sizeof(out));
  out.size = sizeof(out);
  out.error = &wrong;
  out.due.values = &due;
  out.endpoint.values = &endpoint;
  out.rule.values = &rule;
  CHECK_STATUS(fu_next_columns_of_histories(policy, calendar, &one, &history, &noon, 1, &out, NULL, &error), FU_OK);
  CHECK(due == noon + 3 * DAY + HOUR && endpoint == mobile);
  fu_progress folded;
  CHECK_STATUS(fu_fold_columns(policy, &one, &history, &folded, &wrong, NULL, &error), FU_OK);
  endpoint = 0;
  CHECK_STATUS(fu_next_columns(policy, calendar, &one, &folded, &noon, 1, &out, NULL, &error), FU_OK);
  CHECK(due == noon + 3 * DAY + HOUR && endpoint == mobile);
  fu_text name = FU_TEXT_INIT;
  CHECK_STATUS(fu_policy_name(policy, FU_RULE, rule, &name, &error), FU_OK);
  CHECK(strcmp(name.data, "promise") == 0);
  CHECK_STATUS(fu_policy_name(policy, FU_BRIEF, 12345, &name, &error), FU_OK);
  CHECK(name.size == 0);
  CHECK_STATUS(fu_policy_name(policy, 7, rule, &name, &error), FU_INVALID_ARGUMENT);
  CHECK_STATUS(fu_policy_name(policy, FU_LABEL, rule, NULL, &error), FU_INVALID_ARGUMENT);
  fu_text_free(&name);

  /* No promise, no number for it. */
  touch.promised.first = FU_NO_DAY;
  CHECK_STATUS(fu_fold_columns(policy, &one, &history, &folded, &wrong, NULL, &error), FU_OK);
  CHECK(wrong == FU_INVALID_HISTORY && says(&error, "promised_endpoint"));

  /* The same, planned by the host. */
  fu_planned planned = FU_PLANNED_INIT;
  history.touch_count = 0;
  const int64_t none[] = {0, 0};
  history.offset = none;
  one.planned = &planned;
  CHECK_STATUS(fu_next_columns_of_histories(policy, calendar, &one, &history, &noon, 1, &out, NULL, &error), FU_OK);
  CHECK(wrong == FU_OK && due != noon + 3 * DAY + HOUR);
  planned.when = friday_at_two;
  planned.endpoint = mobile;
  planned.since = noon - HOUR;
  CHECK_STATUS(fu_next_columns_of_histories(policy, calendar, &one, &history, &noon, 1, &out, NULL, &error), FU_OK);
  CHECK(wrong == FU_OK && due == noon + 3 * DAY + HOUR && endpoint == mobile);
  planned.how = 2;
  CHECK_STATUS(fu_fold_columns(policy, &one, &history, &folded, &wrong, NULL, &error), FU_OK);
  CHECK(wrong == FU_INVALID_HISTORY && says(&error, "pursuit 17: planned, how"));
  planned.how = 1;
  planned.reserved[2] = 1;
  CHECK_STATUS(fu_fold_columns(policy, &one, &history, &folded, &wrong, NULL, &error), FU_OK);
  CHECK(wrong == FU_INVALID_ARGUMENT && says(&error, "reserved"));
  planned.reserved[2] = 0;
  planned.since = INT64_MAX;
  CHECK_STATUS(fu_fold_columns(policy, &one, &history, &folded, &wrong, NULL, &error), FU_OK);
  CHECK(wrong == FU_INVALID_TIME);
  fu_prospect_free(who);

  CHECK(fu_identity("17", 2) == 17 && fu_identity("017", 3) != 17 && fu_identity("17", 0) == 0);
  CHECK(fu_identity("18446744073709551615", 20) == UINT64_MAX && fu_identity(NULL, 3) == 0);
}

static void sizes_are_checked(void) {
  fu_progress folded[rows];
  fu_pursuits pursuits = some_pursuits();
  fu_histories histories = some_histories();
  for (size_t size = 0; size < offsetof(fu_pursuits, planned); ++size) {
    pursuits.size = size;
    CHECK_STATUS(fu_fold_columns(policy, &pursuits, &histories, folded, NULL, NULL, &error), FU_INVALID_ARGUMENT);
  }
  CHECK(says(&error, "\"path\":\"pursuits->size\""));
  pursuits.size = sizeof(pursuits);
  histories.touch_size = offsetof(fu_touch, promised_endpoint) - 8;
  CHECK_STATUS(fu_fold_columns(policy, &pursuits, &histories, folded, NULL, NULL, &error), FU_INVALID_ARGUMENT);

  /* Of a later version, that says no more than this one knows, and that does. */
  struct {
    fu_pursuits known;
    uint64_t later;
  } larger = {pursuits, 0};
  larger.known.size = sizeof(larger);
  histories = some_histories();
  CHECK_STATUS(fu_fold_columns(policy, &larger.known, &histories, folded, NULL, NULL, &error), FU_OK);
  larger.later = 1;
  CHECK_STATUS(fu_fold_columns(policy, &larger.known, &histories, folded, NULL, NULL, &error), FU_INVALID_ARGUMENT);

  struct {
    fu_touch known;
    uint64_t later;
  } larger_touches[4];
  memset(larger_touches, 0, sizeof(larger_touches));
  for (int i = 0; i < 4; ++i) larger_touches[i].known = touches[i];
  histories.touches = &larger_touches[0].known;
  histories.touch_size = sizeof(larger_touches[0]);
  fu_progress same[rows];
  CHECK_STATUS(fu_fold_columns(policy, &pursuits, &histories, same, NULL, NULL, &error), FU_OK);
  CHECK(memcmp(same, folded, sizeof(same)) == 0);
  larger_touches[3].later = 1;
  uint8_t errors[rows];
  CHECK_STATUS(fu_fold_columns(policy, &pursuits, &histories, same, errors, NULL, &error), FU_OK);
  CHECK(errors[2] == FU_INVALID_ARGUMENT && errors[1] == FU_OK);

  /* Of the first version, which ends sooner: what lies behind is not looked at. */
  char first_touches[4][offsetof(fu_touch, promised_endpoint)];
  for (int i = 0; i < 4; ++i) memcpy(first_touches[i], &touches[i], sizeof(first_touches[i]));
  histories.touches = (const fu_touch*)(const void*)first_touches;
  histories.touch_size = sizeof(first_touches[0]);
  pursuits.size = offsetof(fu_pursuits, planned);
  pursuits.planned = (const fu_planned*)(const void*)&pursuits;
  CHECK_STATUS(fu_fold_columns(policy, &pursuits, &histories, same, NULL, NULL, &error), FU_OK);
  CHECK(memcmp(same, folded, sizeof(same)) == 0);
  pursuits = some_pursuits();

  /* Offsets and prospects that are none. */
  const int64_t wild[rows + 1] = {-1, 1, 99, 1};
  histories = some_histories();
  histories.offset = wild;
  size_t bad = 0;
  CHECK_STATUS(fu_fold_columns(policy, &pursuits, &histories, folded, NULL, &bad, &error), FU_OK);
  CHECK(bad == 3);
  const uint32_t nobody[rows] = {0, 7, 0};
  histories = some_histories();
  pursuits.prospect_of = nobody;
  CHECK_STATUS(fu_fold_columns(policy, &pursuits, &histories, folded, errors, &bad, &error), FU_OK);
  CHECK(bad == 1 && errors[1] == FU_INVALID_ARGUMENT && says(&error, "\"path\":\"/1: prospect_of\""));
  pursuits.rows = 0;
  CHECK_STATUS(fu_fold_columns(policy, &pursuits, &histories, NULL, NULL, &bad, &error), FU_OK);
}

static void* ask_a_hundred_times(void* answer) {
  fu_session* session = NULL;
  if (fu_session_make((const fu_zone* const*)&zone, 1, &session, NULL) != FU_OK) return NULL;
  fu_text text = FU_TEXT_INIT;
  int same = 1;
  for (int i = 0; i < 100; ++i) {
    same &= fu_ask(session, policy, calendar, noon, 0, question, strlen(question), &text, NULL) == FU_OK;
    same &= text.data != NULL && strcmp(text.data, (const char*)answer) == 0;
    fu_zone* own = NULL;
    same &= fu_zone_make("Own", 3, 3600, NULL, NULL, 0, &own, NULL) == FU_OK;
    fu_zone_free(own);
  }
  fu_text_free(&text);
  fu_session_free(session);
  return same ? answer : NULL;
}

static void four_threads_share_what_is_made_once(void) {
  fu_session* session = NULL;
  fu_text answer = FU_TEXT_INIT;
  CHECK_STATUS(fu_session_make((const fu_zone* const*)&zone, 1, &session, &error), FU_OK);
  CHECK_STATUS(fu_ask(session, policy, calendar, noon, 0, question, strlen(question), &answer, &error), FU_OK);
  pthread_t threads[4];
  for (int i = 0; i < 4; ++i) CHECK(pthread_create(&threads[i], NULL, ask_a_hundred_times, answer.data) == 0);
  for (int i = 0; i < 4; ++i) {
    void* same = NULL;
    CHECK(pthread_join(threads[i], &same) == 0);
    CHECK(same == answer.data);
  }
  fu_text_free(&answer);
  fu_session_free(session);
}

static double seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static void how_long_it_takes(void) {
  enum { many = 20000 };
  fu_session* session = NULL;
  fu_text answer = FU_TEXT_INIT;
  CHECK_STATUS(fu_session_make((const fu_zone* const*)&zone, 1, &session, &error), FU_OK);
  double start = seconds();
  for (int i = 0; i < 2000; ++i) {
    (void)fu_ask(session, policy, calendar, noon, FU_NO_REASONS, question, strlen(question), &answer, NULL);
  }
  const double asked = (seconds() - start) / 2000;

  uint32_t* of = calloc(many, sizeof(*of));
  uint64_t* pursuit = calloc(many, sizeof(*pursuit));
  int64_t* since = calloc(many, sizeof(*since));
  int64_t* due = calloc(many, sizeof(*due));
  int64_t* offset = calloc(many + 1, sizeof(*offset));
  fu_progress* folded = calloc(many, sizeof(*folded));
  if (of && pursuit && since && due && offset && folded) {
    for (int i = 0; i < many; ++i) {
      pursuit[i] = (uint64_t)i + 1;
      since[i] = noon - (8 + i % 3) * DAY;
    }
    fu_pursuits pursuits = some_pursuits();
    pursuits.rows = many;
    pursuits.prospect_of = of;
    pursuits.pursuit = pursuit;
    pursuits.started = since;
    fu_histories histories = FU_HISTORIES_INIT;
    histories.offset = offset;
    CHECK_STATUS(fu_fold_columns(policy, &pursuits, &histories, folded, NULL, NULL, &error), FU_OK);
    fu_answers out;
    memset(&out, 0, sizeof(out));
    out.size = sizeof(out);
    out.due.values = due;
    size_t bad = 1;
    start = seconds();
    CHECK_STATUS(fu_next_columns(policy, calendar, &pursuits, folded, &noon, 1, &out, &bad, &error), FU_OK);
    const double decided = (seconds() - start) / many;
    CHECK(bad == 0 && due[0] != 0 && due[many - 1] != 0);
    printf("a question in JSON: %.1f us; a row decided from progress: %.2f us\n", 1e6 * asked, 1e6 * decided);
  }
  free(of);
  free(pursuit);
  free(since);
  free(due);
  free(offset);
  free(folded);
  fu_text_free(&answer);
  fu_session_free(session);
}

int main(void) {
  begin();
  fill_touches();
  what_it_is();
  documents_that_are_no_use();
  null_is_told();
  a_question_is_answered();
  a_book_is_folded_and_decided();
  a_bad_row_keeps_no_other_from_its_answer();
  what_is_promised_and_planned();
  sizes_are_checked();
  four_threads_share_what_is_made_once();
  how_long_it_takes();
  end();
  fu_text_free(&error);
  if (failures == 0) puts("all as it should be");
  return failures == 0 ? 0 : 1;
}

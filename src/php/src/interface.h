typedef int32_t fu_status;
const char* fu_status_name(fu_status status);
typedef struct fu_text {
  char* data;
  size_t size;
  size_t room;
} fu_text;
void fu_text_free(fu_text* text);
typedef struct fu_policy fu_policy;
typedef struct fu_calendar fu_calendar;
typedef struct fu_zone fu_zone;
typedef struct fu_session fu_session;
fu_status fu_policy_read(const char* json, size_t size, fu_policy** out, fu_text* error);
void fu_policy_free(fu_policy* policy);
fu_status fu_calendar_read(const char* json, size_t size, fu_calendar** out, fu_text* error);
void fu_calendar_free(fu_calendar* calendar);
fu_status fu_zone_make(const char* name, size_t size, int32_t before, const int64_t* at, const int32_t* offset,
                       size_t count, fu_zone** out, fu_text* error);
void fu_zone_free(fu_zone* zone);
fu_status fu_session_make(const fu_zone* const* zones, size_t zone_count, fu_session** out, fu_text* error);
void fu_session_free(fu_session* session);
fu_status fu_session_name_policy(fu_session* session, const char* name, size_t size, const fu_policy* policy,
                                 fu_text* error);
fu_status fu_session_name_calendar(fu_session* session, const char* name, size_t size, const fu_calendar* calendar,
                                   fu_text* error);
fu_status fu_ask(fu_session* session, const fu_policy* policy, const fu_calendar* calendar, int64_t now, uint32_t flags,
                 const char* question, size_t size, fu_text* answer, fu_text* error);

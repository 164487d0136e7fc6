/* followup.progress: 128 bytes. Its text is that of documents, and its binary form has the words' highest byte first.
 */
#include "postgres/extension.h"

#include "libpq/pqformat.h"
#include "utils/builtins.h"

enum { words = 16, digits = 16 };

static int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

static bool read_words(const char* text, fu_progress* into) {
  if (strlen(text) != words * digits) return false;
  for (int i = 0; i < words; ++i) {
    uint64 word = 0;
    for (int j = 0; j < digits; ++j) {
      const int one = digit_of(*text++);
      if (one < 0) return false;
      word = word << 4 | (uint64)one;
    }
    into->words[i] = word;
  }
  return true;
}

static bool read_refusal(const char* text, fu_progress* into) {
  if (strcmp(text, "unknown") == 0) return false;
  for (fu_status one = FU_OK + 1; one <= FU_INTERNAL; ++one) {
    if (strcmp(fu_status_name(one), text) != 0) continue;
    followup_refuse(into, one);
    return true;
  }
  return false;
}

PG_FUNCTION_INFO_V1(followup_progress_in);
Datum followup_progress_in(PG_FUNCTION_ARGS) {
  const char* text = PG_GETARG_CSTRING(0);
  fu_progress* one = palloc0(sizeof(fu_progress));
  if (!read_words(text, one) && !read_refusal(text, one)) {
    ereport(ERROR, (errcode(ERRCODE_INVALID_TEXT_REPRESENTATION), errmsg("invalid progress: \"%.40s\"", text),
                    errhint("Progress is 256 hexadecimal digits, or the name of what refused it.")));
  }
  PG_RETURN_POINTER(one);
}

PG_FUNCTION_INFO_V1(followup_progress_out);
Datum followup_progress_out(PG_FUNCTION_ARGS) {
  static const char figures[] = "0123456789abcdef";
  const fu_progress* one = (const fu_progress*)PG_GETARG_POINTER(0);
  const fu_status why = followup_refusal(one);
  if (why != FU_OK && strcmp(fu_status_name(why), "unknown") != 0) PG_RETURN_CSTRING(pstrdup(fu_status_name(why)));
  char* text = palloc(words * digits + 1);
  char* to = text;
  for (int i = 0; i < words; ++i) {
    for (int shift = 60; shift >= 0; shift -= 4) *to++ = figures[one->words[i] >> shift & 15];
  }
  *to = '\0';
  PG_RETURN_CSTRING(text);
}

PG_FUNCTION_INFO_V1(followup_progress_recv);
Datum followup_progress_recv(PG_FUNCTION_ARGS) {
  StringInfo from = (StringInfo)PG_GETARG_POINTER(0);
  fu_progress* one = palloc(sizeof(fu_progress));
  for (int i = 0; i < words; ++i) one->words[i] = (uint64)pq_getmsgint64(from);
  PG_RETURN_POINTER(one);
}

PG_FUNCTION_INFO_V1(followup_progress_send);
Datum followup_progress_send(PG_FUNCTION_ARGS) {
  const fu_progress* one = (const fu_progress*)PG_GETARG_POINTER(0);
  StringInfoData to;
  pq_begintypsend(&to);
  for (int i = 0; i < words; ++i) pq_sendint64(&to, one->words[i]);
  PG_RETURN_BYTEA_P(pq_endtypsend(&to));
}

PG_FUNCTION_INFO_V1(followup_progress_eq);
Datum followup_progress_eq(PG_FUNCTION_ARGS) {
  PG_RETURN_BOOL(memcmp(PG_GETARG_POINTER(0), PG_GETARG_POINTER(1), sizeof(fu_progress)) == 0);
}

PG_FUNCTION_INFO_V1(followup_progress_ne);
Datum followup_progress_ne(PG_FUNCTION_ARGS) {
  PG_RETURN_BOOL(memcmp(PG_GETARG_POINTER(0), PG_GETARG_POINTER(1), sizeof(fu_progress)) != 0);
}

/* NULL: it is progress. */
PG_FUNCTION_INFO_V1(followup_progress_refused);
Datum followup_progress_refused(PG_FUNCTION_ARGS) {
  const fu_status why = followup_refusal((const fu_progress*)PG_GETARG_POINTER(0));
  if (why == FU_OK) PG_RETURN_NULL();
  PG_RETURN_TEXT_P(cstring_to_text(fu_status_name(why)));
}

// The header in C++, as old as 2011.
#include <followup/followup.h>

#include <type_traits>

extern "C" int header_is_good_in_cpp(void);

int header_is_good_in_cpp() {
  const fu_touch touch = FU_TOUCH_INIT;
  const fu_text text = FU_TEXT_INIT;
  static_assert(std::is_trivial<fu_touch>::value && std::is_standard_layout<fu_touch>::value, "plain memory");
  static_assert(noexcept(fu_version()), "nothing is thrown");
  static_assert(sizeof(fu_progress) == 128 && sizeof(fu_outlook) == 16, "as followup.hpp has them");
  return touch.only == FU_NO_CHANNEL && text.data == nullptr ? 1 : 0;
}

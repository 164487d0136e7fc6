// host PLUGIN: loads it as a CRM loads its plug-ins, and prints what it answers.
#include <dlfcn.h>

#include <cstdio>

int main(int, char** arguments) {
  void* const plugin = dlopen(arguments[1], RTLD_NOW | RTLD_LOCAL);
  if (plugin == nullptr) return std::fputs(dlerror(), stderr), 1;
  const auto answer = reinterpret_cast<const char* (*)()>(dlsym(plugin, "answer"));
  if (answer == nullptr) return std::fputs(dlerror(), stderr), 1;
  std::puts(answer());
}

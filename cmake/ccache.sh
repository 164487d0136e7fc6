# Sourced by the scripts, which set `root` first: what was compiled before, in whichever folder of the checkout, is not
# compiled again. Nothing of it is needed: without ccache everything takes its time.
if command -v ccache >/dev/null 2>&1; then
  export CMAKE_CXX_COMPILER_LAUNCHER=ccache CCACHE_BASEDIR=$root CCACHE_NOHASHDIR=1
  export CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
fi

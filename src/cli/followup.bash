# Completion of the command followup for bash.

_followup() {
  local cur prev
  COMPREPLY=()
  cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]}

  local commands='next explain serve replay insight simulate forecast report timeline describe check diff show schema verify'
  local presets='until_no three_strikes gentle proposal_follow_up fourteen_days'

  if ((COMP_CWORD == 1)); then
    mapfile -t COMPREPLY < <(compgen -W "$commands help --help --version" -- "$cur")
    return
  fi

  # What an option's value may be; a file where nothing is said.
  case $prev in
    --policy | --before | --after)
      mapfile -t COMPREPLY < <(compgen -W "$presets" -- "$cur"; compgen -f -- "$cur")
      return ;;
    --language)
      mapfile -t COMPREPLY < <(compgen -W "$("${COMP_WORDS[0]}" help "${COMP_WORDS[1]}" 2>/dev/null |
        sed -n 's/^  --language LANGUAGE *one of \([a-z ]*\);.*/\1/p')" -- "$cur")
      return ;;
    --format)
      local formats='text svg html'
      [[ ${COMP_WORDS[1]} == replay || ${COMP_WORDS[1]} == insight ]] && formats='text json'
      mapfile -t COMPREPLY < <(compgen -W "$formats" -- "$cur")
      return ;;
    --outcome)
      mapfile -t COMPREPLY < <(compgen -W 'no_answer busy machine just_left in_meeting at_lunch day_off away
        message_taken will_call_back gatekeeper_no' -- "$cur")
      return ;;
    --calendar | --prospect | --policies | --calendars | --socket)
      mapfile -t COMPREPLY < <(compgen -f -- "$cur")
      return ;;
    --zone)
      mapfile -t COMPREPLY < <(compgen -W "$(awk '!/^#/ { print $NF }' /usr/share/zoneinfo/tzdata.zi 2>/dev/null |
        grep / )" -- "$cur")
      return ;;
    --now | --start | --days | --title | --minutes | --worth | --prospects | --seed)
      return ;;
  esac

  local options
  case ${COMP_WORDS[1]} in
    help)
      mapfile -t COMPREPLY < <(compgen -W "$commands" -- "$cur")
      return ;;
    next) options='--policy --calendar --now --reasons --no-reasons --help' ;;
    serve) options='--policies --calendars --policy --calendar --now --no-reasons --socket --help' ;;
    explain) options='--policy --calendar --now --language --help' ;;
    replay) options='--before --after --calendar --now --format --language --help' ;;
    insight) options='--policy --now --minutes --worth --format --language --help' ;;
    simulate)
      options='--before --after --calendar --zone --prospect --start --arriving --days --prospects --seed --minutes'
      options+=' --minutes-a-day --each --ill --call-back --letters-answered --emails-answered --complaints --format'
      options+=' --language --help' ;;
    report)
      options='--policy --calendar --now --seller --weeks --minutes --minutes-a-day --runs --seed --worth --other'
      options+=' --prospects --title --language --help' ;;
    forecast)
      options='--policy --calendar --now --seller --weeks --minutes --minutes-a-day --runs --seed --format --language'
      options+=' --help' ;;
    timeline)
      options='--start --zone --calendar --prospect --outcome --days --format --reasons --title --language --help' ;;
    describe) options='--language --diagram --help' ;;
    diff) options='--language --help' ;;
    show) options='--all-outcomes --help' ;;
    verify) options='--calendar --zone --prospect --start --help' ;;
    check | schema) options='--help' ;;
    *) return ;;
  esac
  if [[ $cur == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$options" -- "$cur")
    return
  fi

  case ${COMP_WORDS[1]} in
    schema)
      mapfile -t COMPREPLY < <(compgen -W 'policy calendar prospect pursuit touchpoint history answer reply question progress insight simulation forecast' \
        -- "$cur") ;;
    verify)
      mapfile -t COMPREPLY < <(compgen -W "$presets definite-no next-step messages hours promises suppressions done-once
        every-rule" -- "$cur"; compgen -f -- "$cur") ;;
    timeline | describe | check | diff | show)
      mapfile -t COMPREPLY < <(compgen -W "$presets" -- "$cur"; compgen -f -- "$cur") ;;
    *) mapfile -t COMPREPLY < <(compgen -f -- "$cur") ;;
  esac
}

complete -o filenames -F _followup followup

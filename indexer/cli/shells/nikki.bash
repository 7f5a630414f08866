# Completion of nikki for bash. Install: nikki completion bash > ~/.local/share/bash-completion/completions/nikki
# or, in ~/.bashrc: eval "$(nikki completion bash)"

_nikki() {
    local IFS=$'\n' kind lines
    lines=($(command "${COMP_WORDS[0]}" completion bash --line "${COMP_LINE:0:COMP_POINT}" --breaks "$COMP_WORDBREAKS" 2>/dev/null))
    kind=${lines[0]}
    COMPREPLY=("${lines[@]:1}")
    case $kind in
        files) compopt -o default ;;
        nospace) compopt -o nospace -o nosort ;;
        words) compopt -o nosort ;;
    esac
}

complete -F _nikki nikki

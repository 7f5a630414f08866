#compdef nikki
# Completion of nikki for zsh. Install: nikki completion zsh > a file _nikki in a folder of $fpath
# or, in ~/.zshrc after compinit: eval "$(nikki completion zsh)"

_nikki() {
    local line kind suffix=' '
    local -a lines values shown
    lines=("${(@f)$(command ${(Q)words[1]} completion zsh --line "${(j: :)words[1,CURRENT-1]} $QIPREFIX$PREFIX" 2>/dev/null)}")
    kind=$lines[1]
    [[ $kind == files ]] && { _files; return }
    [[ $kind == nospace ]] && suffix=''
    for line in "${(@)lines[2,-1]}"; do
        [[ -n $line ]] || continue
        values+=("${line%%$'\t'*}")
        shown+=("${line/$'\t'/  -- }")
    done
    (( $#values )) && compadd -S "$suffix" -l -V nikki -d shown -a values
}

if [[ $funcstack[1] == _nikki ]]; then
    _nikki "$@"
else
    compdef _nikki nikki
fi

# Completion of nikki for fish. Install: nikki completion fish > ~/.config/fish/completions/nikki.fish

function __nikki_complete
    set -l lines (command nikki completion fish --line (commandline -cp) 2>/dev/null)
    if test "$lines[1]" = files
        __fish_complete_path (commandline -ct)
    else
        printf '%s\n' $lines[2..]
    end
end

complete -c nikki -e
complete -c nikki -f -k -a '(__nikki_complete)'

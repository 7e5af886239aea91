#!/usr/bin/env zsh
# Prints what zsh offers at the end of each line, and END after it, by pressing Tab in a shell on a terminal of its own.
# usage: zsh -f zsh_completion.zsh FOLDER_OF_COMPLETION LINE...
zmodload zsh/zpty
folder=$1
shift
zpty shell zsh -f -i

# await MARK: reads up to a line that holds it. Marks are sent in two halves, so that the echo of the input has none.
await() {
    local output
    while zpty -r shell output; do
        print -r -- $output
        [[ $output != *$1* ]] || return
    done
}

# In the shell, compadd says what it adds before it does so.
zpty -w shell "PS1=; fpath=(${(q)folder} \$fpath); autoload -Uz compinit; compinit -u -D; bindkey '^I' complete-word
compadd() {
    [[ \${@[1,(i)(-|--)]} != *-(O|A|D)\ * ]] || { builtin compadd \"\$@\"; return }
    local -a matches; builtin compadd -A matches \"\$@\"; print -rl -- 'OFFER'\${^matches}; builtin compadd \"\$@\"
}
print REA'DY'"
await READY >/dev/null
for line; do
    zpty -w -n shell $line$'\t'
    zpty -w -n shell $'\C-u'"print FINI'SHED'"$'\n'
    await FINISHED | tr -d '\r' | sed -n 's/.*OFFER//p'
    print END
done
zpty -d shell

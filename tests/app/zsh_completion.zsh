#!/usr/bin/env zsh
# Prints what zsh offers at the end of each line, and END after it, by pressing Tab in a shell on a terminal of its own.
# usage: zsh -f zsh_completion.zsh FOLDER_OF_COMPLETION LINE...
zmodload zsh/zpty
folder=$1
shift
zpty shell zsh -f -i

# In the shell, compadd says what it adds before it does so. The line editor says READY once it reads keys: what is
# typed before that goes to the terminal, which takes Control-U for itself. Typed, the mark differs from its echo.
zpty -w shell "PS1=; setopt no_auto_list no_beep; fpath=(${(q)folder} \$fpath); autoload -Uz compinit; compinit -u -D
bindkey '^I' complete-word
compadd() {
    [[ \${@[1,(i)(-|--)]} != *-(O|A|D)\ * ]] || { builtin compadd \"\$@\"; return }
    local -a matches; builtin compadd -A matches \"\$@\"; print -rl -- 'OFFER'\${^matches}; builtin compadd \"\$@\"
}
zle-line-init() { print REA'DY' }
zle -N zle-line-init"
zpty -r shell output '*READY*'
for line; do
    zpty -w -n shell $line$'\t\C-u\n'
    zpty -r shell output '*READY*'
    print -r -- $output | tr -d '\r' | sed -n 's/.*OFFER//p'
    print END
done
zpty -d shell

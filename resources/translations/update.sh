#!/usr/bin/env bash
# Brings the translations up to date with the texts of the sources, by Qt's lupdate (Debian: qt6-l10n-tools). What is new
# is marked as unfinished, for Qt Linguist or an editor; what is no longer said is dropped.
# usage: resources/translations/update.sh [FILE.ts]
set -euo pipefail

root=$(dirname "$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")")
file=$(readlink -f "${1:-$root/resources/translations/lunette_zh_CN.ts}")
PATH=/usr/lib/qt6/bin:$PATH
cd "$root"
# Of what lupdate says, all but the namespaces of other libraries is worth reading.
lupdate core ui app -extensions cpp,h -no-obsolete -locations none -source-language en_US -target-language zh_CN \
    -ts "$file" 2>&1 | { grep -v 'Qualifying with unknown namespace' || true; }

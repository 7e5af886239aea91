#include "cli/Commands.h"
#include "cli/Documents.h"
#include "cli/InterruptFlag.h"
#include "cli/Output.h"
#include "download/Fetch.h"
#include "imaging/DownloadableDatasets.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstdio>
#include <iostream>

namespace lunette::cli {
namespace {

std::vector<std::string> namesOfSets() {
    std::vector<std::string> names;
    for (const DownloadableDataset& set : downloadableDatasets())
        if (!set.files.empty()) names.push_back(set.name);
    return names;
}

void runFetch(const Arguments& arguments) {
    const std::string& name = arguments.operand(0);
    const auto set = findDownloadableDataset(name);
    if (!set)
        throw Error(ErrorKind::Unknown, Message::tr("'%1' is not published anywhere that Lunette knows; it fetches %2.",
                                                    name, joined(namesOfSets(), ", ")));
    if (const auto place = placeOf(*set)) {
        std::cout << *place << '\n';
        return;
    }
    int argumentCount = 0;
    const QCoreApplication application(argumentCount, nullptr);  // the network wants one
    const InterruptFlag stop;
    int shown = -1;  // percent
    fetchDataset(*set, [&](double done) {
        const int percent = static_cast<int>(100.0 * done);
        if (percent / 10 > shown / 10 || shown < 0)
            std::fprintf(stderr, "%s: %d %% of %.1f MB\n", name.c_str(), percent,
                         static_cast<double>(set->bytes()) * 1e-6);
        shown = std::max(shown, percent);
        return !stop.received();
    });
    std::cout << set->folder << '\n';
}

}  // namespace

Command fetchCommand() {
    return {"fetch",
            {{"NAME", Value::Word, namesOfSets()}},
            "Download a published dataset into the user's folder and check it. Prints where it lies; one that is here "
            "already is not fetched again.",
            {},
            runFetch};
}

}  // namespace lunette::cli

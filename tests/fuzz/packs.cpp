// The other files of a pack. The first byte chooses the reader: p provider, c client, e a program's errors,
// anything else an answer.
#include "demand.h"

#include "accounts/client.h"
#include "accounts/provider.h"
#include "diagnosis/answer.h"
#include "diagnosis/clienterror.h"

using namespace todoku;

namespace
{

template <class T>
const T *demandRead(const Result<T> &read, const QString &text)
{
    if (read)
        return &*read;
    const Complaint &complaint = read.complaint();
    demand(complaint.what.complete(), "a complaint is in both languages", complaint.what.en);
    demand(complaint.line >= 0 && complaint.line <= text.count(u'\n') + 1, "it names a line of the file",
           complaint.text(Language::English));
    return nullptr;
}

void demandProvider(const Provider &provider)
{
    demand(provider.name.complete(), "a provider's name is in both languages", provider.id);
    for (const ProviderServer &server : provider.servers) {
        demand(!server.host.isEmpty() && server.port != 0, "a server can be reached", provider.id);
        demand(server.backing.source >= 0 && server.backing.source < provider.sources.size(),
               "a fact has a source", server.host);
    }
}

void demandClient(const Client &client)
{
    demand(client.name.complete(), "a client's name is in both languages", client.id);
    for (const AdviceText &step : client.steps)
        for (const QString &text : {step.text.ja, step.text.en})
            demand(!text.isEmpty() && !text.contains(u"{menu:"),
                   "a step is in both languages, with its words", text);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data) + 1, qsizetype(size) - 1);
    const QString file = QStringLiteral("fuzzed");
    if (data[0] == 'p') {
        const auto read = readProvider(text, file);
        if (const Provider *provider = demandRead(read, text))
            demandProvider(*provider);
    } else if (data[0] == 'c') {
        const auto read = readClient(text, file);
        if (const Client *client = demandRead(read, text))
            demandClient(*client);
    } else if (data[0] == 'e') {
        const auto read = readClientErrors(text, file);
        if (const auto *errors = demandRead(read, text))
            for (const ClientError &error : *errors)
                demand(error.means.complete(), "an error's meaning is in both languages", error.id);
    } else {
        const auto read = readAnswer(text, file);
        if (const Answer *answer = demandRead(read, text))
            demand(answer->title.complete() && answer->text.complete(), "an answer is in both languages",
                   answer->id);
    }
    return 0;
}

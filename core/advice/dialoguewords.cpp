#include "advice/dialoguewords.h"

#include "advice/advice.h"
#include "evidence/servertext.h"

#include <array>

namespace todoku
{

namespace
{

struct Row {
    const char *ja;
    const char *en;

    QString in(Language language) const
    {
        return QString::fromUtf8(language == Language::Japanese ? ja : en);
    }
};

// In the order of Step.
constexpr std::array<Row, 12> steps{{{"名前の確認", "name look-up"},
                                     {"接続", "connection"},
                                     {"暗号化", "encryption"},
                                     {"最初のあいさつ", "greeting"},
                                     {"名乗り", "introduction"},
                                     {"STARTTLS", "STARTTLS"},
                                     {"暗号化後の名乗り", "introduction after TLS"},
                                     {"ログイン", "login"},
                                     {"差出人", "sender"},
                                     {"宛先", "recipient"},
                                     {"取り消し", "reset"},
                                     {"終了", "goodbye"}}};

// In the order of Outcome.
constexpr std::array<Row, 15> outcomes{{{"成功", "accepted"},
                                        {"断られた", "refused"},
                                        {"一時的に断られた", "put off for now"},
                                        {"応答なし", "no answer"},
                                        {"接続を拒まれた", "connection refused"},
                                        {"届かない", "unreachable"},
                                        {"途中で切られた", "closed by the other side"},
                                        {"見つからない", "not found"},
                                        {"失敗", "failed"},
                                        {"案内されていない", "not offered"},
                                        {"読み取れない返事", "not understood"},
                                        {"暗号化の前に余分なデータ", "data before encryption"},
                                        {"証明書に問題", "bad certificate"},
                                        {"行わなかった", "not tried"},
                                        {"中止", "stopped"}}};

QString reply(const Reply &reply)
{
    const QString code = reply.code != 0 ? QString::number(reply.code) : reply.status;
    return QString(code + u' ' + reply.text()).trimmed();
}

} // namespace

QString said(Step step, Language language)
{
    return steps.at(static_cast<std::size_t>(step)).in(language);
}

QString said(Outcome outcome, Language language)
{
    return outcomes.at(static_cast<std::size_t>(outcome)).in(language);
}

QString said(Protocol protocol, const Endpoint &endpoint, Language language)
{
    const QString host = shown(endpoint.host, 255);
    if (protocol == Protocol::Dns)
        return host;
    const QString door = host + u':' + QString::number(endpoint.port);
    if (protocol == Protocol::Tcp)
        return door;
    const QString kind = name(protocol).toUpper();
    return endpoint.security == Security::None
               ? QStringLiteral("%1 (%2)").arg(door, kind)
               : QStringLiteral("%1 (%2, %3)").arg(door, kind, said(endpoint.security, language));
}

QString howItEnded(const Conversation &talk, Language language)
{
    const Exchange *last = talk.last();
    if (!last)
        return {};
    const QString line = said(last->step, language) + QStringLiteral(" … ") + said(last->outcome, language);
    if (last->accepted() || last->reply.isEmpty())
        return line;
    return QStringLiteral("%1 (%2)").arg(line, shown(reply(last->reply), 160));
}

} // namespace todoku

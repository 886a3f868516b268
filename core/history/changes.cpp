#include "history/changes.h"

#include "history/resultwords.h"

#include <algorithm>

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

bool isOpen(PortState door)
{
    return door == PortState::Works || door == PortState::Answers;
}

bool isShut(PortState door)
{
    return door == PortState::Silent || door == PortState::Refused;
}

/// The ports that are shut in one and open in the other.
QList<quint16> shutOnlyIn(const RememberedResult &one, const RememberedResult &other)
{
    QList<quint16> ports;
    for (const quint16 port : ResultSummary::ports)
        if (isShut(one.summary.door(port)) && isOpen(other.summary.door(port)))
            ports += port;
    return ports;
}

bool allShut(const RememberedResult &result)
{
    return std::none_of(ResultSummary::ports.cbegin(), ResultSummary::ports.cend(),
                        [&](quint16 port) { return isOpen(result.summary.door(port)); }) &&
           std::any_of(ResultSummary::ports.cbegin(), ResultSummary::ports.cend(),
                       [&](quint16 port) { return isShut(result.summary.door(port)); });
}

QString listed(const QList<quint16> &ports, const QString &between)
{
    QStringList numbers;
    for (const quint16 port : ports)
        numbers += QString::number(port);
    return numbers.join(between);
}

Words portsInWords(const QList<quint16> &ports)
{
    return {u"ポート "_s + listed(ports, u"・"_s),
            (ports.size() == 1 ? u"port "_s : u"ports "_s) + listed(ports, u", "_s)};
}

QString asBeginning(const QString &words)
{
    return words.left(1).toUpper() + words.mid(1);
}

/// What both call the lines; "before" and "now" where nobody gave them names that differ.
struct LineNames {
    Words earlier;
    Words later;

    LineNames(const RememberedResult &one, const RememberedResult &other)
        : earlier{u"前の回線"_s, u"the earlier line"_s}, later{u"今回の回線"_s, u"the present line"_s}
    {
        const QString first = one.lineName();
        const QString second = other.lineName();
        if (first.compare(second, Qt::CaseInsensitive) == 0)
            return;
        if (!first.isEmpty())
            earlier = {u"「%1」の回線"_s.arg(first), u"the line “%1”"_s.arg(first)};
        if (!second.isEmpty())
            later = {u"「%1」の回線"_s.arg(second), u"the line “%1”"_s.arg(second)};
    }
};

Words arrow(const Words &what, const Words &before, const Words &after)
{
    return {u"%1: %2 → %3"_s.arg(what.ja, before.ja, after.ja),
            u"%1: %2 → %3"_s.arg(what.en, before.en, after.en)};
}

Words same(const QString &text)
{
    return {text, text};
}

bool hasTrouble(const RememberedResult &result)
{
    return result.summary.encryption != EncryptionState::NoTrouble;
}

/// Where sending goes from one line and not from the other.
Words meaningOfLines(const RememberedResult &bad, const RememberedResult &good, const Words &badLine,
                     const Words &goodLine)
{
    const QList<quint16> shut = shutOnlyIn(bad, good);
    const QList<quint16> other = shutOnlyIn(good, bad);
    if (allShut(bad) && !shut.isEmpty() && bad.summary.receiving == ReceivingState::Fails)
        return {
            u"%1からは、どのサーバーにもつながりません。%2からはつながるので、サーバーではなく、%1の接続そのものに原因があります。"_s
                .arg(badLine.ja, goodLine.ja),
            u"No server is reached from %1, but they are from %2: the connection of %1 itself is the cause, not the servers."_s
                .arg(badLine.en, goodLine.en)};
    if (!shut.isEmpty() && other.isEmpty()) {
        const Words ports = portsInWords(shut);
        Words text{
            u"%1 は、%2からは閉じていて、%3からは開いています。サーバーではなく、%2か、その途中の機器が止めています。"_s
                .arg(ports.ja, badLine.ja, goodLine.ja),
            u"%1 closed from %2 and open from %3: %2, or a device on it, is in the way, and not the server."_s
                .arg(asBeginning(ports.en) + (shut.size() == 1 ? u" is"_s : u" are"_s), badLine.en,
                     goodLine.en)};
        QList<quint16> left;
        for (const quint16 port : {quint16(465), quint16(587)})
            if (isOpen(bad.summary.door(port)))
                left += port;
        if (shut == QList<quint16>{25} && !left.isEmpty()) {
            text.ja += u"%1 は%2からも開いているので、送信にはそちらを使います。"_s.arg(portsInWords(left).ja,
                                                                                        badLine.ja);
            text.en += u" Send by %1, which %2 open from there, too."_s.arg(
                portsInWords(left).en, left.size() == 1 ? u"is"_s : u"are"_s);
        }
        return text;
    }
    if (hasTrouble(bad) && !hasTrouble(good))
        return {
            u"暗号化の問題は%1だけで起きています。%1の途中の機器やセキュリティソフトが、通信に割り込んでいる可能性があります。"_s
                .arg(badLine.ja),
            u"The trouble with encryption is on %1 only: a device or a security program on the way may be stepping in between."_s
                .arg(badLine.en)};
    return {};
}

Words acrossLines(const RememberedResult &earlier, const RememberedResult &later, const Knowledge &knowledge)
{
    const LineNames names(earlier, later);
    Words text = meaningOfLines(earlier, later, names.earlier, names.later);
    if (!text.complete())
        text = meaningOfLines(later, earlier, names.later, names.earlier);
    if (text.complete())
        return text;
    if (earlier.works() && later.works())
        return {u"どちらの回線からも送信できます。"_s, u"Sending works from both lines."_s};
    if (earlier.summary.first == later.summary.first)
        return {
            u"どちらの回線でも同じ診断です。回線ではなく、メールソフトの設定、アカウント、またはサーバーの側に原因があります。"_s,
            u"The diagnosis is the same on both lines: the cause lies in the settings, the account or the server, not in the line."_s};
    if (earlier.works() != later.works()) {
        const RememberedResult &bad = earlier.works() ? later : earlier;
        const Words &goodLine = earlier.works() ? names.earlier : names.later;
        const Words &badLine = earlier.works() ? names.later : names.earlier;
        const Words title = titleOf(bad.summary.first, knowledge);
        return {
            u"%1からは送信でき、%2からは送信できません (%3)。回線によってサーバーの扱いが変わっています。"_s
                .arg(goodLine.ja, badLine.ja, title.ja),
            u"Sending works from %1 and not from %2 (%3): the server treats the two lines differently."_s.arg(
                goodLine.en, badLine.en, title.en)};
    }
    return {u"二つの結果は違いますが、回線だけが理由とは言い切れません。"_s,
            u"The two results differ, but that does not prove that the line is the reason."_s};
}

/// It worked, and now it does not: the first of these that holds is the likeliest reason.
Words sinceItWorked(const RememberedResult &worked, const RememberedResult &now, const Knowledge &knowledge)
{
    const QList<quint16> shut = shutOnlyIn(now, worked);
    if (allShut(now) && !shut.isEmpty() && now.summary.receiving == ReceivingState::Fails)
        return {
            u"送信できていたときと違い、いまは送信サーバーにも受信サーバーにもつながりません。接続そのもの、またはサーバーの障害が考えられます。"_s,
            u"Since it last worked, neither the sending nor the receiving server is reached any more: the connection itself or an outage is likely."_s};
    if (!shut.isEmpty()) {
        const Words ports = portsInWords(shut);
        return {
            u"送信できていたときに開いていた%1 が、いまは閉じています。回線側の制限、ルーター、セキュリティソフトのどれかが変わった可能性があります。"_s
                .arg(ports.ja),
            u"%1 open when it last worked and closed now: a limit of the line, the router or a security program may have changed."_s
                .arg(asBeginning(ports.en) + (shut.size() == 1 ? u" was"_s : u" were"_s))};
    }
    if (hasTrouble(now) && !hasTrouble(worked)) {
        const Words trouble = inWords(now.summary.encryption);
        return {u"送信できていたときにはなかった暗号化の問題が起きています (%1)。"_s.arg(trouble.ja),
                u"There is a trouble with encryption that was not there when it last worked (%1)."_s.arg(
                    trouble.en)};
    }
    if (now.summary.receiving == ReceivingState::LoginRefused &&
        worked.summary.receiving == ReceivingState::Works)
        return {
            u"送信できていたときに通っていたログインが、いまは断られています。パスワードかアカウントの状態が変わった可能性があります。"_s,
            u"The login that was accepted when it last worked is refused now: the password or the state of the account may have changed."_s};
    const Words title = titleOf(now.summary.first, knowledge);
    return {
        u"つながり方、受信のログイン、暗号化は、送信できていたときと変わっていません。変わったのはサーバーの返答です (%1)。"_s
            .arg(title.ja),
        u"Connections, the receiving login and the encryption are as they were when it last worked; what changed is the server's answer (%1)."_s
            .arg(title.en)};
}

Words onOneLine(const RememberedResult &earlier, const RememberedResult &later, const Knowledge &knowledge)
{
    if (earlier.works() && later.works())
        return {u"前と同じように送信できます。"_s, u"Sending works as it did before."_s};
    if (earlier.works())
        return sinceItWorked(earlier, later, knowledge);
    const Words before = titleOf(earlier.summary.first, knowledge);
    if (later.works())
        return {u"前は「%1」でしたが、いまは送信できます。"_s.arg(before.ja),
                u"Before, it was “%1”; now sending works."_s.arg(before.en)};
    if (earlier.summary.first == later.summary.first)
        return {u"前と同じ診断です (%1)。"_s.arg(before.ja),
                u"The diagnosis is the same as before (%1)."_s.arg(before.en)};
    const Words after = titleOf(later.summary.first, knowledge);
    return {u"診断が「%1」から「%2」に変わりました。"_s.arg(before.ja, after.ja),
            u"The diagnosis changed from “%1” to “%2”."_s.arg(before.en, after.en)};
}

} // namespace

QList<Change> changesBetween(const RememberedResult &earlier, const RememberedResult &later,
                             const Knowledge &knowledge)
{
    const ResultSummary &before = earlier.summary;
    const ResultSummary &after = later.summary;
    QList<Change> changes;
    if (earlier.lineName() != later.lineName())
        changes += {u"line"_s, arrow({u"回線"_s, u"Line"_s},
                                     earlier.lineName().isEmpty() ? Words{u"名前なし"_s, u"no name"_s}
                                                                  : same(earlier.lineName()),
                                     later.lineName().isEmpty() ? Words{u"名前なし"_s, u"no name"_s}
                                                                : same(later.lineName()))};
    if (before.first != after.first)
        changes += {u"diagnosis"_s, arrow({u"診断"_s, u"Diagnosis"_s}, titleOf(before.first, knowledge),
                                          titleOf(after.first, knowledge))};
    for (const quint16 port : ResultSummary::ports)
        if (before.door(port) != after.door(port) && before.door(port) != PortState::NotAsked &&
            after.door(port) != PortState::NotAsked)
            changes += {u"port-%1"_s.arg(port), arrow({u"ポート %1"_s.arg(port), u"Port %1"_s.arg(port)},
                                                      inWords(before.door(port)), inWords(after.door(port)))};
    if (before.receiving != after.receiving && before.receiving != ReceivingState::NotTried &&
        after.receiving != ReceivingState::NotTried)
        changes += {u"receiving"_s,
                    arrow({u"受信"_s, u"Receiving"_s}, inWords(before.receiving), inWords(after.receiving))};
    if (before.encryption != after.encryption)
        changes += {u"encryption"_s, arrow({u"暗号化"_s, u"Encryption"_s}, inWords(before.encryption),
                                           inWords(after.encryption))};
    if (earlier.sending && later.sending && said(*earlier.sending) != said(*later.sending))
        changes += {u"server"_s, arrow({u"送信サーバー"_s, u"Sending server"_s}, said(*earlier.sending),
                                       said(*later.sending))};
    if (!earlier.issuer.isEmpty() && !later.issuer.isEmpty() && earlier.issuer != later.issuer)
        changes += {u"issuer"_s, arrow({u"証明書の発行元"_s, u"Issuer of the certificate"_s},
                                       same(earlier.issuer), same(later.issuer))};
    return changes;
}

Words whatItMeans(const RememberedResult &earlier, const RememberedResult &later, const Knowledge &knowledge)
{
    if (earlier.accountKey != later.accountKey)
        return {
            u"別のメールアカウントの結果なので、違いが回線によるものか、アカウントによるものかは分かりません。"_s,
            u"These are results of two mail accounts, so a difference may come from the account as well as from the line."_s};
    Words text = earlier.onSameLineAs(later) ? onOneLine(earlier, later, knowledge)
                                             : acrossLines(earlier, later, knowledge);
    const bool otherIssuer =
        !earlier.issuer.isEmpty() && !later.issuer.isEmpty() && earlier.issuer != later.issuer;
    if (otherIssuer) {
        text.ja +=
            u"証明書の発行元も変わっています。サーバーが証明書を新しくしたか、途中のセキュリティソフトが割り込んでいます。"_s;
        text.en +=
            u" The certificate has another issuer, too: the server renewed it, or a security program steps in between."_s;
    }
    return text;
}

} // namespace todoku

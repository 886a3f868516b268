#include "against.h"
#include "commands.h"
#include "evidence/servertext.h"
#include "exitstatus.h"
#include "explanation/profilewords.h"
#include "ours.h"
#include "profiles/stores.h"
#include "profiles/usualplaces.h"
#include "providersof.h"
#include "terminal.h"
#include "values.h"

#include <QFileInfo>

#include <algorithm>

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

ProfileWords bundledWords()
{
    const QString file = u":/knowledge/profile.yaml"_s;
    return ours(ProfileWords::read(bundled(file), file));
}

ProfileReading readAsked(const Call &call)
{
    if (call.operands().size() > 1)
        throw WrongCall(u"調べるファイルかフォルダーは 1 つだけ指定してください。"_s,
                        u"name one file or folder only"_s);
    if (call.operands().isEmpty())
        return readUsualPlaces(QProcessEnvironment::systemEnvironment());
    auto read = readWhatIsAt(call.operands().first());
    if (!read)
        throw WrongCall(read.complaint());
    return *std::move(read);
}

QList<ProfileAccount> withAddress(const QList<ProfileAccount> &accounts, const QString &address)
{
    QList<ProfileAccount> matching;
    QStringList others;
    for (const ProfileAccount &account : accounts) {
        const auto own = addressFromTyped(account.address);
        if (own && own->compare(address, Qt::CaseInsensitive) == 0)
            matching += account;
        else if (own)
            others += *own;
    }
    others.removeDuplicates();
    if (matching.isEmpty() && !others.isEmpty())
        throw WrongCall(
            u"%1 のアカウントはありません。見つかったもの: %2"_s.arg(address, others.join(u"、"_s)),
            u"there is no account for %1; found: %2"_s.arg(address, others.join(u", "_s)));
    if (matching.isEmpty())
        throw WrongCall(u"%1 のアカウントはありません。"_s.arg(address),
                        u"there is no account for %1"_s.arg(address));
    return matching;
}

/// Each beside what is expected of it. Settings that are about somebody else's account say nothing of this
/// one.
QList<InspectedAccount> inspectedAll(const QList<ProfileAccount> &accounts,
                                     const std::optional<Expectation> &given, bool chosen,
                                     const Providers &providers)
{
    QList<InspectedAccount> all;
    for (const ProfileAccount &account : accounts)
        all += given && !chosen && !concerns(given->settings, account)
                   ? inspected(account, Expectation(), providers)
                   : inspected(account, given, providers);
    return all;
}

/// Prints for people.
class Telling
{
public:
    Telling(const Call &call, const ProfileWords &words) : m_call(call), m_words(words) {}

    QString account(const InspectedAccount &one) const
    {
        const ProfileAccount &account = one.account;
        QStringList title{m_words.client(account.client, m_call.language())};
        for (const QString &part : {account.address, account.name, account.profile})
            if (!part.isEmpty() && !title.contains(shown(part, 200)))
                title += shown(part, 200);
        QString text = title.join(m_call.in(u"、"_s, u", "_s)) + u'\n';
        if (account.incoming)
            text += server(*account.incoming, m_call.in(u"受信"_s, u"Receiving"_s));
        if (account.outgoing)
            text += server(*account.outgoing, m_call.in(u"送信"_s, u"Sending"_s));
        for (const Mark &wrong : one.marks)
            text += mark(wrong);
        return text;
    }

    QString unreadable(const Complaint &complaint) const
    {
        return u"todoku-cli: %1\n"_s.arg(complaint.text(m_call.language()));
    }

private:
    QString server(const ProfileServer &server, const QString &side) const
    {
        QStringList parts{name(server.protocol).toUpper()};
        if (server.host.is)
            parts.last() += u' ' + shown(*server.host.is, 200);
        if (server.port.is)
            parts += m_call.in(u"ポート %1"_s, u"port %1"_s).arg(*server.port.is);
        if (server.security.is)
            parts += m_call.in(u"暗号化 %1"_s, u"encryption %1"_s)
                         .arg(m_words.security(*server.security.is, m_call.language()));
        if (server.auth.is)
            parts += m_call.in(u"認証 %1"_s, u"authentication %1"_s)
                         .arg(m_words.signIn(*server.auth.is, m_call.language()));
        if (server.user.is && server.auth.is != SignIn::None)
            parts += m_call.in(u"ユーザー名 %1"_s, u"user %1"_s).arg(shown(*server.user.is, 200));
        return u"  %1: %2\n"_s.arg(side, parts.join(m_call.in(u"、"_s, u", "_s)));
    }

    QString mark(const Mark &mark) const
    {
        const ToldMark told = m_words.tell(mark, m_call.language());
        const QString sure = mark.sureness == Sureness::Sure
                                 ? m_call.in(u"間違い"_s, u"wrong"_s)
                                 : m_call.in(u"間違いの可能性"_s, u"probably wrong"_s);
        return m_call
            .in(u"  【%1】%2\n      %3\n      書かれている場所: %4\n"_s,
                u"  [%1] %2\n      %3\n      It stands in %4\n"_s)
            .arg(sure, told.what, told.advice, place(mark.where));
    }

    QString place(const Place &place) const
    {
        const QString file = shown(place.file, 400);
        const QString key = shown(place.key, 200);
        if (place.line == 0)
            return m_call.in(u"%1 の %2"_s, u"%1, %2"_s).arg(file, key);
        return m_call.in(u"%1 の %2 行目、%3"_s, u"%1, line %2, %3"_s).arg(file).arg(place.line).arg(key);
    }

    const Call &m_call;
    const ProfileWords &m_words;
};

QString conclusion(const QList<InspectedAccount> &accounts, bool compared, const Call &call)
{
    const bool wrong = std::any_of(accounts.cbegin(), accounts.cend(),
                                   [](const InspectedAccount &one) { return !one.marks.isEmpty(); });
    if (accounts.isEmpty())
        return call.in(
            u"メールソフトのアカウントは見つかりませんでした。別の場所にあるときは、そのフォルダーを指定してください。\n"_s,
            u"No account of a mail program was found. If it lies elsewhere, name its folder.\n"_s);
    if (wrong)
        return call.in(
            u"\n直すときは、メールソフトの設定画面で値を変えてください。上のファイルを直接書き換えないでください。\n"_s,
            u"\nChange the values in the mail program's own settings; do not edit its files.\n"_s);
    if (compared)
        return call.in(u"\n間違った設定は見つかりません。\n"_s, u"\nNothing is set wrongly.\n"_s);
    return call.in(
        u"\n設定どうしの食い違いはありません。正しい値と見比べるには、todoku-cli check --json の結果を --against で渡してください。\n"_s,
        u"\nNothing contradicts itself. To compare with what works, give --against the result of `todoku-cli check --json`.\n"_s);
}

} // namespace

Usage inspectUsage()
{
    return {u"inspect"_s,
            u"[PATH]"_s,
            {u"メールソフトの設定を読み、間違っている値を示す（パスワードは読まない）"_s,
             u"reads mail programs' account settings and names what is wrong (never a password)"_s},
            {{u"address"_s,
              u"ADDR"_s,
              {u"調べるアカウントのメールアドレス"_s, u"the e-mail address of the account to look at"_s}},
             {u"against"_s,
              u"FILE"_s,
              {u"見比べる正しい値 (check --json の結果)"_s,
               u"what to compare with: the result of check --json"_s}}}};
}

int inspect(const Call &call)
{
    const QString address = addressIn(call, u"address"_s);
    std::optional<Expectation> given;
    if (call.has(u"against"_s))
        given = expectationFrom(call.value(u"against"_s));
    const ProfileReading reading = readAsked(call);
    QList<ProfileAccount> accounts = reading.accounts;
    if (!address.isEmpty() && !accounts.isEmpty())
        accounts = withAddress(accounts, address);
    const bool chosen = !address.isEmpty() || accounts.size() == 1;
    if (given && !chosen && !accounts.isEmpty() &&
        std::none_of(accounts.cbegin(), accounts.cend(),
                     [&](const ProfileAccount &account) { return concerns(given->settings, account); }))
        throw WrongCall(
            u"どのアカウントと見比べればよいか分かりません。--address でメールアドレスを指定してください。"_s,
            u"it is not clear which account to compare; name its e-mail address with --address"_s);
    const QList<InspectedAccount> all = inspectedAll(accounts, given, chosen, providersOf(call));
    const ProfileWords words = bundledWords();
    const Telling telling(call, words);
    if (call.json()) {
        printJson(inspectAsJson(all, reading.unreadable, words, call.language()));
    } else {
        for (const Complaint &complaint : reading.unreadable)
            toStandardError(telling.unreadable(complaint));
        QStringList texts;
        for (const InspectedAccount &one : all)
            texts += telling.account(one);
        toStandardOutput(texts.join(u'\n') + conclusion(all, given.has_value(), call));
    }
    if (all.isEmpty() && !call.operands().isEmpty())
        return CalledWrongly;
    return std::any_of(all.cbegin(), all.cend(),
                       [](const InspectedAccount &one) { return !one.marks.isEmpty(); })
               ? Named
               : Works;
}

} // namespace todoku

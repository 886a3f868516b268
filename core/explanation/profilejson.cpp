#include "explanation/profilewords.h"

#include "evidence/servertext.h"

#include <QJsonArray>

namespace todoku
{

namespace
{

using namespace Qt::StringLiterals;

QJsonObject toJson(const Place &place)
{
    QJsonObject json{{u"file"_s, place.file}, {u"key"_s, place.key}};
    if (place.line > 0)
        json.insert(u"line"_s, place.line);
    return json;
}

/// What is not known is left out.
class ServerJson
{
public:
    explicit ServerJson(const ProfileServer &server) : m_json{{u"protocol"_s, name(server.protocol)}}
    {
        add(u"host"_s, server.host, [](const QString &host) { return shown(host, 255); });
        add(u"port"_s, server.port, [](int port) { return port; });
        add(u"security"_s, server.security, [](Security security) { return name(security); });
        add(u"user"_s, server.user, [](const QString &user) { return shown(user, 255); });
        add(u"auth"_s, server.auth, [](SignIn signIn) { return name(signIn); });
        m_json.insert(u"where"_s, m_places);
    }

    QJsonObject object() const { return m_json; }

private:
    template <class T, class Term>
    void add(const QString &key, const Stated<T> &stated, Term term)
    {
        if (!stated.is)
            return;
        m_json.insert(key, term(*stated.is));
        m_places.insert(key, toJson(stated.where));
    }

    QJsonObject m_json;
    QJsonObject m_places;
};

QJsonObject toJson(const Mark &mark, const ToldMark &told)
{
    return {{u"setting"_s, name(mark.setting)},
            {u"is"_s, shown(mark.is, 255)},
            {u"should"_s, shown(mark.should, 255)},
            {u"reason"_s, name(mark.why)},
            {u"certainty"_s, name(mark.sureness)},
            {u"why"_s, told.what},
            {u"advice"_s, told.advice},
            {u"where"_s, toJson(mark.where)}};
}

} // namespace

QJsonObject inspectAsJson(const QList<InspectedAccount> &accounts, const QList<Complaint> &unreadable,
                          const ProfileWords &words, Language language)
{
    QJsonArray rows;
    for (const auto &[account, marks, expected] : accounts) {
        Q_UNUSED(expected)
        QJsonArray wrong;
        for (const Mark &mark : marks)
            wrong += toJson(mark, words.tell(mark, language));
        QJsonObject row{{u"client"_s, account.client},
                        {u"profile"_s, shown(account.profile, 255)},
                        {u"name"_s, shown(account.name, 255)},
                        {u"address"_s, shown(account.address, 255)},
                        {u"wrong"_s, wrong}};
        if (account.incoming)
            row.insert(u"incoming"_s, ServerJson(*account.incoming).object());
        if (account.outgoing)
            row.insert(u"outgoing"_s, ServerJson(*account.outgoing).object());
        if (account.receiveFirst.is)
            row.insert(u"receive_before_send"_s, *account.receiveFirst.is);
        rows += row;
    }
    QJsonArray complaints;
    for (const Complaint &complaint : unreadable) {
        QJsonObject row{{u"file"_s, complaint.file}, {u"why"_s, complaint.what.in(language)}};
        if (complaint.line > 0)
            row.insert(u"line"_s, complaint.line);
        complaints += row;
    }
    return {{u"schema"_s, 1}, {u"accounts"_s, rows}, {u"unreadable"_s, complaints}};
}

} // namespace todoku

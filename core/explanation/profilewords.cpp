#include "explanation/profilewords.h"

#include "advice/wording.h"
#include "diagnosis/placeholders.h"
#include "diagnosis/ruleyaml.h"
#include "evidence/servertext.h"

namespace todoku
{

namespace
{

using namespace Qt::StringLiterals;

QStringList namesOfSignIns()
{
    QStringList names{u"receive-first"_s};
    for (const SignIn signIn : {SignIn::None, SignIn::Password, SignIn::EncryptedPassword, SignIn::Ntlm,
                                SignIn::Kerberos, SignIn::Certificate, SignIn::OAuth2})
        names += name(signIn);
    return names;
}

} // namespace

class ProfileWords::Reader
{
public:
    explicit Reader(const QString &file) : m_yaml(file, 0) {}

    ProfileWords read(const QString &text) const
    {
        const YAML::Node top = m_yaml.parse(text);
        m_yaml.demandKeys(top, {u"clients"_s, u"settings"_s, u"values"_s, u"whys"_s});
        ProfileWords words;
        words.m_clients = names(top, "clients",
                                u"thunderbird outlook-classic windows-live-mail windows-mail becky sylpheed "
                                "claws-mail kmail evolution geary"_s.split(u' '));
        words.m_settings = names(top, "settings", settingNames());
        const YAML::Node values = child(top, "values");
        m_yaml.demandKeys(values, {u"security"_s, u"auth"_s, u"switch"_s, u"nothing"_s});
        words.m_securities = names(values, "security", {u"none"_s, u"starttls"_s, u"tls"_s});
        words.m_signIns = names(values, "auth", namesOfSignIns());
        words.m_switches = names(values, "switch", {u"yes"_s, u"no"_s});
        words.m_nothing = m_yaml.inBothLanguages(child(values, "nothing"));
        const YAML::Node whys = child(top, "whys");
        m_yaml.demandKeys(whys, whyNames());
        for (const QString &why : whyNames()) {
            const YAML::Node one = child(whys, why.toStdString());
            m_yaml.demandKeys(one, {u"what"_s, u"advice"_s});
            words.m_whys.insert(why, {sentences(one, "what"), sentences(one, "advice")});
        }
        return words;
    }

private:
    YAML::Node child(const YAML::Node &parent, const std::string &key) const
    {
        m_yaml.demand(parent, {key.c_str()});
        return parent[key];
    }

    Names names(const YAML::Node &parent, const char *key, const QStringList &wanted) const
    {
        const YAML::Node all = child(parent, key);
        m_yaml.demandKeys(all, wanted);
        Names read;
        for (const QString &one : wanted)
            read.insert(one, m_yaml.inBothLanguages(child(all, one.toStdString())));
        return read;
    }

    Words sentences(const YAML::Node &one, const char *key) const
    {
        const YAML::Node node = child(one, key);
        Words words = m_yaml.inBothLanguages(node);
        for (const QString &text : {words.ja, words.en})
            for (const QString &placeholder : placeholdersIn(text))
                if (placeholder != "setting"_L1 && placeholder != "is"_L1 && placeholder != "should"_L1)
                    m_yaml.refuse(node, {u"{%1} に入る値はありません。"_s.arg(placeholder),
                                         u"nothing ever fills {%1}"_s.arg(placeholder)});
        return words;
    }

    const YamlFile m_yaml;
};

Result<ProfileWords> ProfileWords::read(const QString &text, const QString &file)
{
    try {
        return Reader(file).read(text);
    } catch (const Wrong &wrong) {
        return wrong.complaint;
    }
}

ToldMark ProfileWords::tell(const Mark &mark, Language language) const
{
    const auto said = [&](const QString &value) {
        if (value.isEmpty())
            return m_nothing.in(language);
        const bool isSecurity =
            mark.setting == Setting::OutgoingSecurity || mark.setting == Setting::IncomingSecurity;
        const bool isSignIn = mark.setting == Setting::OutgoingAuth || mark.setting == Setting::IncomingAuth;
        const Names known = isSecurity                                   ? m_securities
                            : isSignIn                                   ? m_signIns
                            : mark.setting == Setting::ReceiveBeforeSend ? m_switches
                                                                         : Names();
        return known.contains(value) ? known[value].in(language) : shown(value, 200);
    };
    ToldMark told{m_settings[name(mark.setting)].in(language), said(mark.is), said(mark.should), {}, {}};
    const Values values{{u"setting"_s, told.setting}, {u"is"_s, told.is}, {u"should"_s, told.should}};
    const Reason reason = m_whys[name(mark.why)];
    told.what = filled(reason.what.in(language), values);
    told.advice = filled(reason.advice.in(language), values);
    return told;
}

QString ProfileWords::client(const QString &id, Language language) const
{
    return m_clients.contains(id) ? m_clients[id].in(language) : id;
}

QString ProfileWords::security(Security security, Language language) const
{
    return m_securities[name(security)].in(language);
}

QString ProfileWords::signIn(SignIn signIn, Language language) const
{
    return m_signIns[name(signIn)].in(language);
}

} // namespace todoku

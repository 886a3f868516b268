#include "explanation/explanationtext.h"

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

/// "550 5.1.1 User unknown": the reply as servers write it.
QString written(const Reply &reply)
{
    QStringList parts;
    if (reply.code != 0)
        parts += QString::number(reply.code);
    for (const QString &part : {reply.status, reply.enhanced, reply.text()})
        if (!part.isEmpty())
            parts += part;
    return parts.join(u' ');
}

} // namespace

QString doubtsAsText(const ToldExplanation &told, Language language)
{
    const QString between = language == Language::Japanese ? QString() : u" "_s;
    return (QStringList{told.doubt} + told.wouldTell).join(between).trimmed();
}

QList<Remark> remarksOn(const Explanation &explanation, Language language)
{
    QList<Remark> remarks;
    const auto in = [language](const QString &ja, const QString &en) { return Words{ja, en}.in(language); };
    const auto add = [&](const QString &ja, const QString &en, const QString &said, bool verbatim = false) {
        if (!said.isEmpty())
            remarks += {in(ja, en), said, verbatim};
    };
    const ToldExplanation told = tell(explanation, language);
    const Statement &statement = explanation.statement;
    add(u"宛先"_s, u"Recipient"_s, statement.recipient);
    add(u"サーバーの返答"_s, u"Server's reply"_s, written(statement.reply), true);
    add(u"返答したサーバー"_s, u"Said by"_s, statement.remote);
    add(u"知らせを書いたサーバー"_s, u"Reported by"_s, statement.reportedBy);
    if (const auto permanent = statement.permanent())
        add(u"種類"_s, u"Kind"_s,
            *permanent ? in(u"恒久的なエラー（同じまま送り直しても届きません）"_s,
                            u"permanent: sending the same again won't help"_s)
                       : in(u"一時的なエラー（時間をおくと届くことがあります）"_s,
                            u"temporary: it may go through later"_s));
    if (explanation.quote != statement.reply.text())
        add(u"決め手になった文"_s, u"What decided"_s, explanation.quote, true);
    for (const QString &aside : told.asides)
        add(u"メールソフトの表示"_s, u"The mail program"_s, aside);
    return remarks;
}

QString explanationAsText(const Explanation &explanation, Language language)
{
    const ToldExplanation told = tell(explanation, language);
    QString text = told.title;
    if (const Suspect *named = explanation.named())
        text += Words{u"（%1）"_s, u" (%1)"_s}.in(language).arg(adviseOn(*named, {}, language).certaintyWord);
    text += u"\n\n"_s;
    if (!told.explanation.isEmpty())
        text += told.explanation + u"\n\n"_s;
    if (!told.doubt.isEmpty())
        text += doubtsAsText(told, language) + u"\n\n"_s;
    int number = 0;
    for (const ToldStep &step : told.steps)
        text += u"  %1. %2\n"_s.arg(++number).arg(step.text);
    if (number > 0)
        text += u'\n';
    for (const Remark &remark : remarksOn(explanation, language))
        text += u"  %1: %2\n"_s.arg(remark.what, remark.said);
    return text;
}

} // namespace todoku

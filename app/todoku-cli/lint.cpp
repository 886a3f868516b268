#include "commands.h"
#include "evidence/servertext.h"
#include "exitstatus.h"
#include "explanation/draftwords.h"
#include "explanation/policyfile.h"
#include "letters/draft.h"
#include "ours.h"
#include "terminal.h"

#include <QFile>
#include <QFileInfo>

#include <optional>

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

/// More than any mail that arrives. What stands behind it is counted only, and of a pipe not even that
/// without end.
constexpr qint64 mostRead = qint64(32) << 20;
constexpr qint64 mostCounted = qint64(1) << 30;

RecipientPolicy policyOf(const Call &call)
{
    const QString file = u":/knowledge/policies/default.yaml"_s;
    RecipientPolicy policy = ours(readPolicy(bundled(file), file));
    for (const QString &own : call.values(u"policy"_s)) {
        auto changed = readPolicyFile(own, policy);
        if (!changed)
            throw WrongCall(changed.complaint());
        policy = *std::move(changed);
    }
    return policy;
}

/// Thrown for one file; the others go on.
struct Unreadable {
    Words why;
};

qint64 countRest(QFile &file, qint64 read)
{
    if (!file.isSequential())
        return std::max<qint64>(file.size() - read, 0);
    qint64 rest = 0;
    while (rest < mostCounted) {
        const qint64 got = file.read(1 << 20).size();
        if (got <= 0)
            break;
        rest += got;
    }
    return rest;
}

bool mayBeDraft(const QByteArray &bytes)
{
    // A draft may lack all that a sent letter has.
    const QByteArray beginning = bytes.left(20).toLower();
    return looksLikeLetter({bytes.constData(), std::size_t(bytes.size())}) || beginning.startsWith("to:") ||
           beginning.startsWith("subject:");
}

Draft draftFrom(const QString &operand)
{
    QFile file(operand);
    if (QFileInfo(operand).isDir())
        throw Unreadable{{u"フォルダーです。メールのファイル (.eml) を指定してください"_s,
                          u"is a folder; name message files (.eml)"_s}};
    const bool open = operand == "-"_L1 ? file.open(0, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!open)
        throw Unreadable{{u"開けません (%1)"_s.arg(file.errorString()),
                          u"cannot be opened (%1)"_s.arg(file.errorString())}};
    const QByteArray bytes = file.read(mostRead);
    if (bytes.isEmpty())
        throw Unreadable{{u"空です"_s, u"is empty"_s}};
    if (!mayBeDraft(bytes))
        throw Unreadable{
            {u"メールとして読めません。メールソフトで「名前を付けて保存」した .eml を指定してください"_s,
             u"is no mail message; give an .eml file as mail programs save it"_s}};
    return Draft(bytes.toStdString(), countRest(file, bytes.size()));
}

QString severityAsText(Refusal refusal, Language language)
{
    static const Words most{u"断られることが多い"_s, u"often refused"_s};
    static const Words some{u"断られることがある"_s, u"sometimes refused"_s};
    static const Words note{u"確認"_s, u"to check"_s};
    return (refusal == Refusal::ByMost ? most : refusal == Refusal::BySome ? some : note).in(language);
}

QString asText(const QList<ToldDraftFinding> &findings, const Call &call)
{
    if (findings.isEmpty())
        return call.in(u"この内容なら、断られそうなところは見つかりません。\n"_s,
                       u"As it is, nothing was found that recipients refuse.\n"_s);
    QString text;
    bool refused = false;
    for (const ToldDraftFinding &finding : findings) {
        refused = refused || finding.refusal != Refusal::Note;
        text += call.in(u"【%1】%2\n    %3\n"_s, u"[%1] %2\n    %3\n"_s)
                    .arg(severityAsText(finding.refusal, call.language()), finding.what, finding.advice);
    }
    if (refused)
        text += call.in(
            u"\n断られても知らせが来ないことがあります。返事がないときは、添付のない短いメールを一度送るか、"
            u"相手の会社の問い合わせフォームから確かめてください。\n"_s,
            u"\nA refusal may come without a word. If nobody answers, send one short mail without "
            u"attachments, or "
            u"ask through the company's contact form.\n"_s);
    else
        text += call.in(u"\nこのほかに、断られそうなところは見つかりません。\n"_s,
                        u"\nNothing else was found that recipients refuse.\n"_s);
    return text;
}

/// Looks at one message, prints what was found; true where something would be refused.
bool lintOne(const QString &operand, const RecipientPolicy &policy, const DraftWords &words, const Call &call)
{
    QList<ToldDraftFinding> told;
    bool refused = false;
    for (const DraftFinding &finding : findIn(draftFrom(operand), policy)) {
        refused = refused || finding.refusal != Refusal::Note;
        told += words.tell(finding, call.language());
    }
    if (call.json()) {
        printJsonLine(lintAsJson(operand, told));
        return refused;
    }
    if (call.operands().size() > 1)
        toStandardOutput(u"%1:\n"_s.arg(shown(operand, 200)));
    toStandardOutput(asText(told, call));
    return refused;
}

} // namespace

Usage lintUsage()
{
    return {u"lint"_s,
            u"FILE..."_s,
            {u"送る前のメール (.eml、- は標準入力) に、断られそうなところがないか調べる"_s,
             u"looks at messages (.eml; - is standard input) before they are sent"_s},
            {{u"policy"_s,
              u"FILE"_s,
              {u"相手が断るものを書いたファイル (YAML)"_s, u"what the recipient refuses (YAML)"_s}}}};
}

int lint(const Call &call)
{
    if (call.operands().isEmpty())
        throw WrongCall(
            u"調べるメールのファイル (.eml) を指定してください。標準入力から読むときは - です。"_s,
            u"name the message to look at (.eml), or - for standard input"_s);
    const RecipientPolicy policy = policyOf(call);
    const QString file = u":/knowledge/draft.yaml"_s;
    const DraftWords words = ours(DraftWords::read(bundled(file), file));
    int status = Works;
    for (const QString &operand : call.operands()) {
        try {
            if (lintOne(operand, policy, words, call) && status == Works)
                status = Named;
        } catch (const Unreadable &unreadable) {
            toStandardError(
                u"todoku-cli: %1: %2\n"_s.arg(shown(operand, 200), unreadable.why.in(call.language())));
            status = CalledWrongly;
        }
    }
    return status;
}

} // namespace todoku

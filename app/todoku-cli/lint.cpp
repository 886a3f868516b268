#include "commands.h"
#include "evidence/servertext.h"
#include "exitstatus.h"
#include "explanation/draftwords.h"
#include "explanation/policyfile.h"
#include "letters/draftfile.h"
#include "ours.h"
#include "terminal.h"

#include <QFile>

#include <optional>

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

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

std::shared_ptr<const Draft> draftFrom(const QString &operand)
{
    QFile file(operand == "-"_L1 ? QString() : operand);
    if (operand == "-"_L1 && !file.open(0, QIODevice::ReadOnly))
        throw Unreadable{{u"開けません (%1)"_s.arg(file.errorString()),
                          u"cannot be opened (%1)"_s.arg(file.errorString())}};
    auto draft = readDraft(file);
    if (!draft)
        throw Unreadable{draft.complaint().what};
    return *std::move(draft);
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
    for (const DraftFinding &finding : findIn(*draftFrom(operand), policy)) {
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

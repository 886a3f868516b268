#include "letters/notice.h"

#include "evidence/ascii.h"
#include "evidence/servertext.h"
#include "letters/replytext.h"
#include "letters/signs.h"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <memory>
#include <unordered_map>

namespace todoku
{

namespace
{

using Lines = std::vector<std::string_view>;

/// Without counts, since each repetition that is counted is as many times as large: namesIn() counts.
const char addressPattern[] =
    R"((?:"[^"\s@]+"|[A-Za-z0-9!#$%&'*+/=?^_`{|}~.\x{80}-\x{10FFFF}-]+)@[A-Za-z0-9\x{80}-\x{10FFFF}](?:[A-Za-z0-9.\x{80}-\x{10FFFF}-]*[A-Za-z0-9\x{80}-\x{10FFFF}])?)";
/// So much of a notice is shown, and judged.
constexpr int longestNotice = 8000;
constexpr std::size_t longestLocalPart = 128;
constexpr std::size_t longestDomain = 252;

re2::StringPiece piece(std::string_view text)
{
    return {text.data(), text.size()};
}

/// A pattern in which @ADDR@ stands for an address.
std::unique_ptr<RE2> pattern(std::string text)
{
    if (const std::size_t at = text.find("@ADDR@"); at != std::string::npos)
        text.replace(at, 6, std::string("(") + addressPattern + ")");
    auto compiled = std::make_unique<RE2>("(?i)" + text);
    Q_ASSERT(compiled->ok());
    return compiled;
}

/// Whether a pattern with @ADDR@ fits, and the address is one that may be (RFC 5321 section 4.5.3.1, twice as
/// much of the local part).
bool names(const RE2 &pattern, std::string_view text, std::string &address)
{
    if (!RE2::PartialMatch(piece(text), pattern, &address))
        return false;
    const std::size_t at = address.rfind('@');
    return at <= longestLocalPart && address.size() - at - 1 <= longestDomain;
}

/// Without the equals sign, which may end a label.
bool isLocalLetter(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) != 0 ||
           std::string_view("!#$%&'*+/?^_`{|}~.-").find(c) != std::string_view::npos;
}

/// The same for a pattern that ends in the address. Taking groups apart is the slow half of an expression: an
/// address of ASCII letters behind a mark that is none of its own letters begins there.
bool endsInAddress(const RE2 &pattern, std::string_view text, std::string &address)
{
    re2::StringPiece found;
    if (!pattern.Match(piece(text), 0, text.size(), RE2::UNANCHORED, &found, 1))
        return false;
    const std::string_view whole(found.data(), found.size());
    const std::size_t at = whole.rfind('@');
    std::size_t begin = at;
    while (begin > 0 && isLocalLetter(whole[begin - 1]))
        --begin;
    const bool isPlain = begin > 0 && begin < at && at - begin <= longestLocalPart &&
                         whole.size() - at - 1 <= longestDomain && whole[begin] != '\'' &&
                         std::string_view(" <:").find(whole[begin - 1]) != std::string_view::npos;
    if (!isPlain)
        return names(pattern, text, address);
    address = whole.substr(begin);
    return true;
}

bool isBlank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/// Whether a word, given in lower case, stands in a text in whatever case.
bool holds(std::string_view text, std::string_view word)
{
    return std::search(text.begin(), text.end(), word.begin(), word.end(),
                       [](char a, char b) { return lowered(a) == b; }) != text.end();
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && isBlank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back()))
        text.remove_suffix(1);
    return text;
}

Lines linesOf(std::string_view text)
{
    Lines lines;
    lines.reserve(text.size() / 32 + 2);
    std::size_t at = 0;
    while (at <= text.size()) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        lines.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

/// Takes off what quoting and forwarding put in front of a line: "> ", "| ", one after the other.
std::string_view unquoted(std::string_view line)
{
    std::string_view rest = line;
    while (!rest.empty()) {
        std::string_view next = rest;
        while (!next.empty() && next.front() == ' ')
            next.remove_prefix(1);
        // ">>> RCPT TO" and "<<<" are Sendmail's own marks, and "<a@b>:" begins a paragraph of qmail's.
        if (next.starts_with(">>> ") && next.size() > 4 &&
            std::isupper(static_cast<unsigned char>(next[4])) != 0)
            return next;
        if (next.starts_with('>') || next.starts_with("| ") || next == "|")
            rest = next.substr(1);
        else if (next.starts_with("\xEF\xBC\x9E")) // a full-width >
            rest = next.substr(3);
        else
            break;
    }
    return rest;
}

/// What stands at the place of what begins here and is not kept as it is, and how long that is; nullptr where
/// it is kept.
const char *inPlaceOf(std::string_view rest, std::size_t &length)
{
    length = 1;
    if (rest.front() == '\t')
        return "    ";
    if (rest.front() == '\r')
        return "";
    const std::string_view noBreakSpace = "\xC2\xA0";
    const std::string_view wideSpace = "\xE3\x80\x80";
    for (const std::string_view space : {noBreakSpace, wideSpace})
        if (rest.front() == space.front() && rest.starts_with(space)) {
            length = space.size();
            return " ";
        }
    return nullptr;
}

/// Where tabs, carriage returns and what may be a no-break space stand in a text: most lines have none, and
/// asking for one letter after the other, over all lines at once, is much faster than looking at each.
class OddBlanks
{
public:
    explicit OddBlanks(std::string_view text) : m_text(text) {}

    /// Whether there is any before `end`, asked with ends that grow.
    bool standBefore(std::size_t begin, std::size_t end)
    {
        bool any = false;
        for (Next &next : m_next) {
            if (next.at < begin)
                next.at = std::min(m_text.find(next.letter, begin), m_text.size());
            any = any || next.at < end;
        }
        return any;
    }

private:
    struct Next {
        char letter;
        std::size_t at = 0;
    };

    const std::string_view m_text;
    std::array<Next, 4> m_next{{{'\t'}, {'\r'}, {'\xC2'}, {'\xE3'}}};
};

void appendWithPlainBlanks(std::string &plain, std::string_view line)
{
    for (std::size_t at = 0; at < line.size();) {
        std::size_t length = 1;
        if (const char *const instead = inPlaceOf(line.substr(at), length))
            plain += instead;
        else
            plain += line[at];
        at += length;
    }
}

/// The text without quoting marks, tabs and no-break spaces as blanks.
std::string withoutQuoting(std::string_view text)
{
    std::string plain;
    plain.reserve(text.size() + 1);
    OddBlanks oddBlanks(text);
    for (const std::string_view line : linesOf(text)) {
        const auto begin = std::size_t(line.data() - text.data());
        if (oddBlanks.standBefore(begin, begin + line.size()))
            appendWithPlainBlanks(plain, unquoted(line));
        else
            plain += unquoted(line);
        plain += '\n';
    }
    return plain;
}

/// The first two letters of all that "plain" below fits: most lines of most notices begin otherwise.
bool mayBeginPlain(std::string_view lead)
{
    static constexpr std::array<std::string_view, 13> beginnings{"co", "or", "th", "re", "un", "me", "ma",
                                                                 "he", "be", "a ", "st", "no", "x-"};
    return lead.size() > 1 && std::any_of(beginnings.begin(), beginnings.end(), [&](std::string_view two) {
               return two[0] == lowered(lead[0]) && two[1] == lowered(lead[1]);
           });
}

/// Lines with which a notice says: from here on it is your own message.
bool beginsReturned(std::string_view line)
{
    static const RE2 ruler(
        R"((?i)^\s*[-=*#_+]{2,}.{0,12}\b(original|returned?|undelivered|unsent|message header|header of the|copy of|below this line|message follows|message text|message body|failed message|your message|start of|mail info)\b.*$)");
    static const RE2 plain(
        R"((?i)^\s*(content-type: *(message/rfc822|text/rfc822-headers)|original message headers?\b|(the )?(original|returned|unsent|undelivered) (message|mail)( header\w*)?( follows| is (below|attached|included)| below)?[ :.]*$|(message|mail) headers? follows?|(the )?headers? of (the|your) (original )?message|(the following|below|this) is (a|the) (copy|header|first|beginning|original)\b.*(message|mail)|a copy of (the|your) (original )?message (is|follows)|received: (from|by|\(from)\b|return-path: *<|x-original-to:|start of (the )?returned message|unsent message follows|note: (this|the) message (contains|header)))");
    static const RE2 japanese(
        R"((元のメール|元のメッセージ|送信されたメール|原文|送信元メール).{0,24}(以下|次|とおり|ヘッダ)|以下.{0,12}(元の?メール|元の?メッセージ|送信.{0,8}メール|原文))");
    const std::string_view lead = trimmed(line);
    if (lead.empty())
        return false;
    const unsigned char c = static_cast<unsigned char>(lead.front());
    if (c >= 0x80)
        return RE2::PartialMatch(piece(line), japanese);
    if (lead.starts_with("--") || lead.starts_with("==") || lead.starts_with("**") ||
        lead.starts_with("##") || lead.starts_with("__") || lead.starts_with("++"))
        return RE2::PartialMatch(piece(line), ruler) || RE2::PartialMatch(piece(line), plain);
    return mayBeginPlain(lead) && RE2::PartialMatch(piece(line), plain);
}

/// A forwarder's ruler stands before the notice, not behind it: the lines after it name a mail system as
/// sender.
bool mailSystemFollows(const Lines &lines, std::size_t from)
{
    static const RE2 sender(
        R"((?i)^\s*\*?(from|von|de|da|van|差出人|送信者)\*? ?[:：].*(mailer-daemon|mail delivery|postmaster|mail administrator|mail system|microsoft outlook|システム|配信|mailerdaemon|mail-daemon))");
    for (std::size_t i = from; i < std::min(lines.size(), from + 12); ++i)
        if (RE2::PartialMatch(piece(lines[i]), sender))
            return true;
    return false;
}

/// The number of lines before the returned message.
std::size_t endOfNotice(const Lines &lines)
{
    bool anythingSaid = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (anythingSaid && beginsReturned(lines[i]) && !mailSystemFollows(lines, i + 1))
            return i;
        if (!anythingSaid && !trimmed(lines[i]).empty() && lines[i].find(": ") == std::string_view::npos)
            anythingSaid = true;
    }
    return lines.size();
}

/// The header fields that are pasted or forwarded with a notice.
bool isHeaderLine(std::string_view line)
{
    static const RE2 field(
        R"((?i)^\s*\*?(from|to|cc|subject|date|sent|reply-to|received|message-id|mime-version|content-[a-z-]+|return-path|x-[a-z-]+|delivered-to|auto-submitted|差出人|送信者|宛先|件名|日時|送信日時|日付)\*? ?[:：])");
    return RE2::PartialMatch(piece(line), field);
}

/// Words before an address that say it is somebody else's: the sender, a contact.
bool namesSomebodyElse(std::string_view line)
{
    static const RE2 others(
        R"((?i)(hello|dear|hi|sent by|message from|mail from|from:?|sender:?|originator:?|contact|assistance|postmaster at|help|questions?|support|reply to|send (an? )?(e-?)?mail to|forward(ed)? this|送信者|差出人|お問い?合わせ|連絡先)\s*[:：]?\s*$)");
    return RE2::PartialMatch(piece(trimmed(line)), others);
}

/// Whether an address can be the first thing on its line, by what stands before its @: behind marks of a
/// list, its local part has no blank. Most lines fail here, and cost no expression.
bool standsFirst(std::string_view before)
{
    const auto isMark = [](char c) {
        return isBlank(c) || c == '-' || c == '*' || static_cast<unsigned char>(c) >= 0x80;
    };
    const std::string_view lead = trimmed(before);
    const auto begin = std::find_if_not(lead.begin(), lead.end(), isMark);
    const bool hasType = lead.find(';') != std::string_view::npos; // "rfc822; <taro@example.jp>"
    return hasType || std::none_of(begin, lead.end(), isBlank);
}

/// The address of a line that holds nothing else, in the form that most have: "<taro@example.jp>:" of ASCII
/// letters. Empty where it is any other line: that one is for expressions.
std::string_view addressAlone(std::string_view line)
{
    std::string_view rest = trimmed(line);
    if (rest.starts_with('<'))
        rest.remove_prefix(1);
    const std::size_t at = rest.find('@');
    const std::string_view local = rest.substr(0, at);
    if (at == std::string_view::npos || local.empty() || at > longestLocalPart || local[0] == '-' ||
        local[0] == '*' || !std::all_of(local.begin(), local.end(), isLocalLetter))
        return {};
    const std::size_t last = rest.find_last_not_of(">:.,;");
    if (last == std::string_view::npos || last <= at || last - at > longestDomain)
        return {};
    const std::string_view behind = rest.substr(last + 1);
    const std::string_view domain = rest.substr(at + 1, last - at);
    const auto isDomainLetter = [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '.' || c == '-';
    };
    const bool endsPlainly = behind.empty() || behind == ">" || behind == ">:" || behind == ":";
    return endsPlainly && std::all_of(domain.begin(), domain.end(), isDomainLetter) && domain[0] != '.' &&
                   domain[0] != '-' && domain.back() != '-'
               ? rest.substr(0, last + 1)
               : std::string_view();
}

/// A line that names a recipient by the place it stands at. Returns the address, or nothing.
std::string recipientAt(std::string_view line, std::string_view lineBefore)
{
    static const auto byItself = pattern(
        R"(^\s*(?:[-*\x{2022}\x{30FB}\x{25CF}\x{25A0}]+ *)?(?:mailto:)?<?@ADDR@>?\s*(?:\((?:expanded|ultimately|generated|reason)[^)]*\)?)?[:.,;]?\s*$)");
    static const auto leading = pattern(R"(^\s{0,4}(?:rfc822;\s*)?<@ADDR@>(?:[:.,; ]|$))");
    static const auto leadingBare = pattern(
        R"(^\s{0,8}(?:[-*] *)?@ADDR@(?:\.\.\.|:|;|,| -| on |\s{2,}|\s*\(|\s+(?:[45]\d\d|was|does|not|is|user|unknown|failed|could|invalid|rejected|mailbox|no such)\b))");
    static const auto labelled = pattern(
        R"(^\s*(?:[-*>#<]* *)?(?:final-recipient|original-recipient|(?:failed |bad |invalid |intended |failing |original )?(?:recipient|destination|address)(?: address| e?-?mail)?(?:\(s\)|s)?|addressed to|rcpt(?: to)?|user|unknown user|to whom|mailbox|delivery to|couldn't deliver to|failed addresses?(?: follow)?|did not reach|宛先|受信者|送信先|送付先|宛先アドレス|送信に失敗した宛先|エラーアドレス|メールアドレス|不明な宛先)(?: is| was)? *[:：;=] *(?:rfc822; *|smtp: *|to: *)?[<"']?@ADDR@)");
    static const auto generated =
        pattern(R"(^\s*(?:-+ )?(?:\()?(?:ultimately )?generated (?:by|from) <?@ADDR@)");
    static const auto afterColon = pattern(
        R"(^[^:@<>]{0,60}(?:fail|invalid|unknown|full|quota|reject|undeliver|not deliver|error|attempt|problem|recipient)[^:@<>]{0,40}: *<?@ADDR@)");
    static const auto transcript = pattern(R"(^\s*(?:>>>|C:|In:|-->|=>)? *RCPT TO: ?<?@ADDR@)");
    std::string address;
    const std::size_t at = line.find('@');
    if (at == std::string_view::npos)
        return {};
    if (const std::string_view alone = addressAlone(line); !alone.empty())
        return namesSomebodyElse(lineBefore) ? std::string() : std::string(alone);
    const std::string_view before = line.substr(0, at);
    const bool hasLabel =
        before.find_first_of(":;=") != std::string_view::npos || before.find("：") != std::string_view::npos;
    if ((hasLabel &&
         (endsInAddress(*transcript, line, address) || endsInAddress(*labelled, line, address))) ||
        (holds(before, "generated") && endsInAddress(*generated, line, address)))
        return address;
    const bool mayStandFirst = standsFirst(before);
    const bool mayFollowColon = before.find(':') != std::string_view::npos;
    if ((!mayStandFirst && !mayFollowColon) || isHeaderLine(line) || namesSomebodyElse(lineBefore))
        return {};
    if (mayStandFirst && (names(*byItself, line, address) || names(*leading, line, address) ||
                          names(*leadingBare, line, address)))
        return address;
    if (mayFollowColon && endsInAddress(*afterColon, line, address))
        return address;
    return {};
}

/// A recipient that a sentence names. Only asked where no line stands for one.
std::string recipientInSentence(std::string_view text)
{
    static const auto spoken = pattern(
        R"((?:deliver(?:ed|y|ing)?(?: (?:it|your (?:e-?)?mail|your message|the (?:e-?)?mail|the message|this message|mail|message|of your message))?(?: to)?(?: the)?(?: following)?|(?:message|mail|e-?mail|sent|addressed|send|transferring|not reach|reach|letter)(?: (?:sent|addressed|you sent|was sent|message))? to(?: the)?|(?:recipient|user|mailbox|addressee|account|address|destination)s?(?: (?:name|address|is|was|the|of|follows|unknown|not found))*|not (?:a )?(?:valid|known)|unknown|recipient's|for|宛て?の?|宛先)(?: (?:recipients?|address(?:es)?|user|account|person|e-?mail))?[ :：;,\n'"\[(<「【]{1,8}(?:mailto:|smtp:|rfc822; ?|to: ?)?<?@ADDR@)");
    static const auto behind = pattern(
        R"(<?@ADDR@[>"'\])]{0,3}[ ,:]{1,3}(?:not listed|is not|was not|does not|doesn't|has been|could not|couldn't|unknown|is invalid|is unknown|not found|宛|は|への|に))");
    std::string address;
    if (text.find('@') == std::string_view::npos)
        return {};
    return names(*behind, text, address) || endsInAddress(*spoken, text, address) ? address : std::string();
}

bool isMailSystem(std::string_view address)
{
    static const RE2 local(
        R"((?i)^<?(mailer-?daemon|postmaster|mail-?daemon|mdaemon|abuse|support|help ?desk|no-?reply|noreply|admin|root)@)");
    return RE2::PartialMatch(piece(address), local);
}

/// What a notice says of one recipient.
struct Paragraph {
    std::string recipient;
    std::string text;
};

void append(std::string &text, std::string_view line)
{
    const std::string_view more = trimmed(line);
    if (more.empty())
        return;
    if (!text.empty())
        text += ' ';
    text += more;
}

std::vector<Paragraph> paragraphsOf(const Lines &lines)
{
    std::vector<Paragraph> paragraphs;
    std::unordered_map<std::string, std::size_t> known; // by address in lower case
    Paragraph *current = nullptr;
    std::string_view lineBefore;
    for (const std::string_view line : lines) {
        std::string recipient = recipientAt(line, lineBefore);
        if (!recipient.empty() && paragraphs.empty() && isMailSystem(recipient))
            recipient.clear();
        if (!recipient.empty()) {
            if (known.size() == mostRecipients)
                break;
            const auto [place, isNew] = known.emplace(lowered(recipient), paragraphs.size());
            if (isNew)
                paragraphs.push_back({std::move(recipient), {}});
            current = &paragraphs[place->second];
        }
        if (current)
            append(current->text, line);
        if (!trimmed(line).empty())
            lineBefore = line;
    }
    return paragraphs;
}

std::string joined(const Lines &lines)
{
    std::string text;
    for (const std::string_view line : lines)
        append(text, line);
    return text;
}

/// The words of a paragraph besides the address itself.
bool saysSomething(const Paragraph &paragraph)
{
    return paragraph.text.size() > paragraph.recipient.size() + 12;
}

/// `allShown` is `allWords` as it is shown, once for all recipients.
Statement statementOf(const Paragraph &paragraph, const std::string &allWords, const QString &allShown,
                      bool alone)
{
    Statement statement;
    statement.kind = StatementKind::Bounce;
    statement.recipient = shown(QString::fromStdString(paragraph.recipient), 320);
    auto reply = replyIn(paragraph.text);
    if (!reply && !alone && !saysSomething(paragraph))
        reply = replyIn(allWords);
    if (reply) {
        statement.reply = reply->reply;
        statement.stage = QString::fromStdString(reply->stage);
        statement.remote = QString::fromStdString(reply->remote);
    }
    const std::string &words = !alone && saysSomething(paragraph) ? paragraph.text : allWords;
    statement.notice = &words == &allWords ? allShown : shown(QString::fromStdString(words), longestNotice);
    if (&words != &allWords)
        statement.around = allShown;
    if (statement.stage.isEmpty())
        statement.stage = QString::fromStdString(stageIn(words));
    if (statement.remote.isEmpty())
        statement.remote = QString::fromStdString(remoteIn(words));
    return statement;
}

bool isDomainLetter(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '.' || c == '-' ||
           static_cast<unsigned char>(c) >= 0x80;
}

/// Where the part before the @ begins: a quoted string, or letters that need no quotes (RFC 5321
/// section 4.1.2).
std::size_t beginOfLocalPart(std::string_view text, std::size_t at)
{
    std::size_t begin = at;
    if (at > 1 && text[at - 1] == '"') {
        const std::size_t open = text.rfind('"', at - 2);
        return open == std::string_view::npos || at - open > 66 ? at : open;
    }
    while (begin > 0 && at - begin < 128 &&
           (isLocalLetter(text[begin - 1]) || text[begin - 1] == '=' ||
            static_cast<unsigned char>(text[begin - 1]) >= 0x80))
        --begin;
    // 'taro@example.jp' in quotation marks is taro, but o'brien@example.jp is O'Brien.
    while (begin < at && (text[begin] == '\'' || text[begin] == '`'))
        ++begin;
    return begin;
}

} // namespace

std::string addressIn(std::string_view text)
{
    for (std::size_t at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1)) {
        const std::size_t begin = beginOfLocalPart(text, at);
        std::size_t end = at + 1;
        while (end < text.size() && isDomainLetter(text[end]))
            ++end;
        while (end > at + 1 && (text[end - 1] == '.' || text[end - 1] == '-'))
            --end;
        if (begin < at && end > at + 1)
            return std::string(text.substr(begin, end - begin));
    }
    return {};
}

Notice readNotice(std::string_view text)
{
    Notice notice;
    notice.words = withoutQuoting(text);
    Lines lines = linesOf(notice.words);
    const std::size_t end = endOfNotice(lines);
    if (end < lines.size()) {
        const std::size_t cut = std::size_t(lines[end].data() - notice.words.data());
        notice.returned = notice.words.substr(cut);
        notice.words.resize(cut); // the lines before stay where they are
        lines.resize(end);
    }
    const std::string all = joined(lines);
    notice.speaksAsNotice = speaksAsNotice(all);
    notice.reportedBy = reporterIn(all);
    std::vector<Paragraph> paragraphs = paragraphsOf(lines);
    if (paragraphs.empty())
        if (std::string recipient = recipientInSentence(notice.words);
            !recipient.empty() && !isMailSystem(recipient))
            paragraphs.push_back({std::move(recipient), all});
    if (paragraphs.empty() && (notice.speaksAsNotice || replyIn(all)))
        paragraphs.push_back({{}, all});
    const bool alone = paragraphs.size() == 1;
    if (alone)
        paragraphs.front().text = all;
    const QString allShown =
        paragraphs.empty() ? QString() : shown(QString::fromStdString(all), longestNotice);
    for (const Paragraph &paragraph : paragraphs)
        notice.statements.push_back(statementOf(paragraph, all, allShown, alone));
    return notice;
}

} // namespace todoku

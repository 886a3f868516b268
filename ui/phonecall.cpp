#include "ui/phonecall.h"

#include "resultcode/resultcode.h"

namespace todoku
{

std::optional<Complaint> PhoneCall::prepare(const Knowledge &knowledge)
{
    if (m_interview || !m_reader || knowledge.causes().isEmpty())
        return std::nullopt;
    Result<Questionnaire> read = m_reader();
    if (!read)
        return read.complaint();
    m_interview = std::make_shared<const Interview>(*std::move(read), knowledge, m_numbers);
    return std::nullopt;
}

std::optional<Words> PhoneCall::hear(const Turn &turn)
{
    const bool isCode = turn.question == errorText && looksLikeResultCode(turn.answer);
    const QList<Turn> turns = m_turns + QList<Turn>{isCode ? Turn{codeRead, turn.answer} : turn};
    const auto wrong = m_interview->objection(turns);
    if (!wrong)
        m_turns = turns;
    return wrong;
}

void PhoneCall::takeLastBack()
{
    if (!m_turns.isEmpty())
        m_turns.removeLast();
}

CallSheet PhoneCall::sheet(const Languages &languages) const
{
    const Background background = withTold({}, m_interview->toldBy(m_turns), m_providers, m_clients);
    return callSheet(*m_interview, m_turns, background, languages);
}

} // namespace todoku

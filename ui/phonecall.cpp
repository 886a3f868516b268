#include "ui/phonecall.h"

namespace todoku
{

std::optional<Complaint> PhoneCall::prepare(const Knowledge &knowledge)
{
    if (m_interview || !m_reader || knowledge.causes().isEmpty())
        return std::nullopt;
    Result<Questionnaire> read = m_reader();
    if (!read)
        return read.complaint();
    m_interview = std::make_shared<const Interview>(*std::move(read), knowledge);
    return std::nullopt;
}

void PhoneCall::hear(const Turn &turn)
{
    const QList<Turn> turns = m_turns + QList<Turn>{turn};
    if (!m_interview->objection(turns))
        m_turns = turns;
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

#pragma once

#include "interview/callsheet.h"
#include "resultcode/diagnosisnumbers.h"

#include <functional>

namespace todoku
{

/// A call that a helpdesk takes: what was told so far, and what follows from it. It stays until a new one
/// begins, so that a look at another page loses nothing.
class PhoneCall
{
public:
    using QuestionnaireReader = std::function<Result<Questionnaire>()>;

    void know(QuestionnaireReader reader) { m_reader = std::move(reader); }
    void know(const Providers &providers) { m_providers = providers; }
    void know(const QList<Client> &clients) { m_clients = clients; }
    /// Without them a result code names no diagnosis. Before `prepare`.
    void know(const DiagnosisNumbers &numbers) { m_numbers = numbers; }

    /// Reads the questionnaire if that has not been done yet; the complaint says what is wrong with it.
    std::optional<Complaint> prepare(const Knowledge &knowledge);
    /// Everything below needs a questionnaire, and causes to ask about.
    bool isPrepared() const { return m_interview != nullptr; }

    /// An answer to a question, or errorText and what the caller read out, which may be a result code. What
    /// cannot be taken (a second answer to the same question, a code that was misheard) changes nothing, and
    /// is said.
    std::optional<Words> hear(const Turn &turn);
    void takeLastBack();
    void beginAnew() { m_turns.clear(); }
    bool isEmpty() const { return m_turns.isEmpty(); }

    CallSheet sheet(const Languages &languages) const;

private:
    QuestionnaireReader m_reader;
    std::shared_ptr<const Interview> m_interview;
    Providers m_providers;
    QList<Client> m_clients;
    DiagnosisNumbers m_numbers;
    QList<Turn> m_turns;
};

} // namespace todoku

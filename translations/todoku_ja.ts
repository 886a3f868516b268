<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP" sourcelanguage="en">
<context>
    <name>ComparisonWords</name>
    <message>
        <source>The check names what was acted out</source>
        <translation>診断の結果は、練習の正解と一致しています</translation>
    </message>
    <message>
        <source>The check names something else than what was acted out</source>
        <translation>診断の結果は、練習の正解と一致していません</translation>
    </message>
    <message>
        <source>Exercise: %1</source>
        <translation>練習した場面: %1</translation>
    </message>
    <message>
        <source>Acted out: %1</source>
        <translation>正解: %1</translation>
    </message>
    <message>
        <source>The check says: %1</source>
        <translation>診断の結果: %1</translation>
    </message>
    <message>
        <source>Not decided</source>
        <translation>まだ判断できません</translation>
    </message>
</context>
<context>
    <name>ProbeWords</name>
    <message>
        <source>%1, port %2</source>
        <translation>%1、%2 番ポート</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前の確認</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>送信</translation>
    </message>
    <message>
        <source>Sending after receiving</source>
        <translation>受信した後の送信</translation>
    </message>
    <message>
        <source>Receiving</source>
        <translation>受信</translation>
    </message>
    <message>
        <source>For comparison</source>
        <translation>比較</translation>
    </message>
    <message>
        <source>Looking the name up…</source>
        <translation>サーバーの名前を調べています…</translation>
    </message>
    <message>
        <source>Waiting for the connection…</source>
        <translation>接続を待っています…</translation>
    </message>
    <message>
        <source>Setting up the encryption…</source>
        <translation>暗号化の準備をしています…</translation>
    </message>
    <message>
        <source>Waiting for the greeting…</source>
        <translation>あいさつを待っています…</translation>
    </message>
    <message>
        <source>Asking what the server can do…</source>
        <translation>使える機能を尋ねています…</translation>
    </message>
    <message>
        <source>Asking for encryption…</source>
        <translation>暗号化を頼んでいます…</translation>
    </message>
    <message>
        <source>Waiting for the user name and password to be checked…</source>
        <translation>ユーザー名とパスワードの確認を待っています…</translation>
    </message>
    <message>
        <source>Asking whether the sender is accepted…</source>
        <translation>差出人を受け付けるか尋ねています…</translation>
    </message>
    <message>
        <source>Asking whether the recipient is accepted…</source>
        <translation>宛先を受け付けるか尋ねています…</translation>
    </message>
    <message>
        <source>Saying goodbye…</source>
        <translation>終わりのあいさつをしています…</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>確認できました</translation>
    </message>
    <message>
        <source>The server declined</source>
        <translation>サーバーが受け付けませんでした</translation>
    </message>
    <message>
        <source>The server asks to come back later</source>
        <translation>時間をおくように、との返事でした</translation>
    </message>
    <message>
        <source>No answer came</source>
        <translation>応答がありませんでした</translation>
    </message>
    <message>
        <source>There is no way to the server</source>
        <translation>サーバーまで届きませんでした</translation>
    </message>
    <message>
        <source>The connection ended midway</source>
        <translation>途中で接続が切れました</translation>
    </message>
    <message>
        <source>The name is not known</source>
        <translation>名前が見つかりませんでした</translation>
    </message>
    <message>
        <source>The encryption did not come about</source>
        <translation>暗号化できませんでした</translation>
    </message>
    <message>
        <source>It could not be looked up</source>
        <translation>確認できませんでした</translation>
    </message>
    <message>
        <source>The server does not offer what is needed</source>
        <translation>必要な機能がありませんでした</translation>
    </message>
    <message>
        <source>Something other than a mail server answered</source>
        <translation>メールサーバー以外のものが応答しました</translation>
    </message>
    <message>
        <source>Stopped for safety: something came before the encryption</source>
        <translation>暗号化の前に余分なデータが届いたため、安全のため止めました</translation>
    </message>
    <message>
        <source>Stopped for safety: the certificate proves nothing</source>
        <translation>証明書を確認できないため、安全のため止めました</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>途中で止めました</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>kind of probe – server</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>Waiting its turn</source>
        <translation>順番を待っています</translation>
    </message>
    <message>
        <source>The server is slow to answer. Still waiting…</source>
        <translation>サーバーの応答が遅いため待っています…</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>server: what is being waited for</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Alternative</source>
        <translation>代わりの候補</translation>
    </message>
    <message>
        <source>This port is not in use</source>
        <translation>このポートは使われていません</translation>
    </message>
    <message>
        <source>It answers; no login was tried</source>
        <translation>応答がありました（ログインは試していません）</translation>
    </message>
</context>
<context>
    <name>ReasonWords</name>
    <message>
        <source>Sender has a bad reputation</source>
        <translation>送信元の評判が低い</translation>
    </message>
    <message>
        <source>Trouble in the recipient&apos;s mail program</source>
        <translation>相手側のメールの処理で問題</translation>
    </message>
    <message>
        <source>Server takes no mail</source>
        <translation>メールを受け付けないサーバー</translation>
    </message>
    <message>
        <source>Message breaks the rules of mail</source>
        <translation>メールの形式が規則に合わない</translation>
    </message>
    <message>
        <source>Held back by the sending service</source>
        <translation>送信サービスが送信を控えた</translation>
    </message>
    <message>
        <source>Login or sender not accepted</source>
        <translation>認証や差出人の確認が通らない</translation>
    </message>
    <message>
        <source>Sending computer blocked</source>
        <translation>送信元が受信拒否されている</translation>
    </message>
    <message>
        <source>Content not accepted</source>
        <translation>内容が受け付けられない</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>配送された</translation>
    </message>
    <message>
        <source>Message too large</source>
        <translation>メールが大きすぎる</translation>
    </message>
    <message>
        <source>Not delivered in time</source>
        <translation>期限までに届けられない</translation>
    </message>
    <message>
        <source>No encryption</source>
        <translation>暗号化できない</translation>
    </message>
    <message>
        <source>Reported as unwanted</source>
        <translation>迷惑メールとして報告された</translation>
    </message>
    <message>
        <source>Refused by the recipient&apos;s settings</source>
        <translation>相手の設定で拒否された</translation>
    </message>
    <message>
        <source>Address has changed</source>
        <translation>アドレスが変わった</translation>
    </message>
    <message>
        <source>Server or domain not found</source>
        <translation>サーバーやドメインが見つからない</translation>
    </message>
    <message>
        <source>Mailbox full</source>
        <translation>メールボックスがいっぱい</translation>
    </message>
    <message>
        <source>Connection trouble</source>
        <translation>接続できない</translation>
    </message>
    <message>
        <source>Relaying not allowed</source>
        <translation>中継が許可されていない</translation>
    </message>
    <message>
        <source>Not decided by the server</source>
        <translation>サーバーが判断を示していない</translation>
    </message>
    <message>
        <source>Against the server&apos;s rules</source>
        <translation>サーバーの決まりに合わない</translation>
    </message>
    <message>
        <source>Too many at a time</source>
        <translation>一度に送る数が多すぎる</translation>
    </message>
    <message>
        <source>Sender refused</source>
        <translation>差出人が拒否された</translation>
    </message>
    <message>
        <source>Sending computer has no name</source>
        <translation>送信元の逆引き名がない</translation>
    </message>
    <message>
        <source>Login or encryption required</source>
        <translation>認証か暗号化が必要</translation>
    </message>
    <message>
        <source>Taken for spam</source>
        <translation>迷惑メールと判定された</translation>
    </message>
    <message>
        <source>Recipient&apos;s account suspended</source>
        <translation>宛先が停止されている</translation>
    </message>
    <message>
        <source>Command or address not understood</source>
        <translation>書き方が受け付けられない</translation>
    </message>
    <message>
        <source>Trouble in the server</source>
        <translation>サーバーの不調</translation>
    </message>
    <message>
        <source>Server&apos;s disk full</source>
        <translation>サーバーの空き容量がない</translation>
    </message>
    <message>
        <source>Reason not known</source>
        <translation>理由が分からない</translation>
    </message>
    <message>
        <source>No such recipient</source>
        <translation>宛先が見つからない</translation>
    </message>
    <message>
        <source>Absence notice</source>
        <translation>不在の自動返信</translation>
    </message>
    <message>
        <source>Virus suspected</source>
        <translation>ウイルスの疑い</translation>
    </message>
</context>
<context>
    <name>SettingsWords</name>
    <message>
        <source>User name and password</source>
        <translation>ユーザー名とパスワード</translation>
    </message>
    <message>
        <source>None</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Receive first (POP before SMTP)</source>
        <translation>先に受信（POP before SMTP）</translation>
    </message>
    <message>
        <source>Sending (%1)</source>
        <translation>送信（%1）</translation>
    </message>
    <message>
        <source>Receiving (%1)</source>
        <translation>受信（%1）</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>サーバー</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>ポート</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>暗号化</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>ユーザー名</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>認証</translation>
    </message>
    <message>
        <source>These values worked in this check.</source>
        <translation>この診断で、実際に使えた値です。</translation>
    </message>
    <message>
        <source>Published values; this check has not proved them.</source>
        <translation>公開されている値です（この診断では確かめていません）。</translation>
    </message>
</context>
<context>
    <name>todoku::About</name>
    <message>
        <source>Copied</source>
        <translation>コピーしました</translation>
    </message>
    <message>
        <source>About Todoku</source>
        <translation>Todoku について</translation>
    </message>
    <message>
        <source>Finds out why e-mail cannot be sent, and says in plain words what to change.</source>
        <translation>メールを送れない原因を調べ、どこを直せばよいかを分かりやすくお伝えします。</translation>
    </message>
    <message>
        <source>It never calls home: it talks to servers only when you start a check. It looks for no updates.</source>
        <translation>使い方の記録などを外へ送ることはありません。通信するのは、診断を始めたときだけです。更新の有無も調べません。</translation>
    </message>
    <message>
        <source>&amp;Versions, for whoever helps you. Your name, address and folders are not in it.</source>
        <translation>相談先に伝える情報(&amp;V)（お名前、アドレス、フォルダー名は含みません）</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>バージョン</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>コピー(&amp;C)</translation>
    </message>
    <message>
        <source>Copy the versions</source>
        <translation>バージョンをコピーする</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>todoku::AccountCard</name>
    <message>
        <source>Nothing is set wrongly</source>
        <translation>間違った設定はありません</translation>
    </message>
    <message>
        <source>Nothing contradicts itself</source>
        <translation>設定どうしの食い違いはありません</translation>
    </message>
    <message>
        <source>One value is wrong</source>
        <translation>値が 1 つ間違っています</translation>
    </message>
    <message>
        <source>One value may be wrong</source>
        <translation>値が 1 つ間違っているかもしれません</translation>
    </message>
    <message>
        <source>%1 values are wrong</source>
        <translation>%1 つの値が間違っています</translation>
    </message>
    <message>
        <source>%1 values may be wrong</source>
        <translation>%1 つの値が間違っているかもしれません</translation>
    </message>
    <message>
        <source>The right values are not known here. After a check, they can be compared.</source>
        <translation>正しい値がまだ分かりません。診断した後なら、見比べることができます。</translation>
    </message>
    <message>
        <source>Compared with what worked in this check.</source>
        <translation>この診断で実際に使えた値と見比べました。</translation>
    </message>
    <message>
        <source>Compared with the published settings of this provider, which were not tried.</source>
        <translation>このプロバイダーの公開されている設定と見比べました（実際には確かめていません）。</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>間違い</translation>
    </message>
    <message>
        <source>May be wrong</source>
        <translation>間違いかもしれません</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>value and what is wrong with it</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>how wrong and what</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>mail program and account</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Where to change it in %1</source>
        <translation>%1 での直し方</translation>
    </message>
    <message>
        <source>Fill in the first page from this account</source>
        <translation>このアカウントの値を最初のページに入れる</translation>
    </message>
    <message>
        <source>Fill in the first page from %1</source>
        <comment>account</comment>
        <translation>%1 の値を最初のページに入れる</translation>
    </message>
</context>
<context>
    <name>todoku::AccountPage</name>
    <message>
        <source>Choose a certificate file</source>
        <translation>証明書ファイルを選ぶ</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer);;All files (*)</source>
        <translation>証明書 (*.pem *.crt *.cer);;すべてのファイル (*)</translation>
    </message>
    <message>
        <source>Find out why mail cannot be sent</source>
        <translation>メールを送れない原因を調べます</translation>
    </message>
    <message>
        <source>Your mail servers are asked what they say. No message is sent, and no setting is changed.</source>
        <translation>メールサーバーに問い合わせて調べます。メールの送信や設定の変更はしません。</translation>
    </message>
    <message>
        <source>&amp;E-mail address</source>
        <translation>メールアドレス(&amp;E)</translation>
    </message>
    <message>
        <source>Example: taro@example.jp</source>
        <translation>例: taro@example.jp</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>パスワード(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Receiving mail server</source>
        <translation>受信サーバー(&amp;R)</translation>
    </message>
    <message>
        <source>Example: pop.example.jp</source>
        <translation>例: pop.example.jp</translation>
    </message>
    <message>
        <source>Found from the address if left empty</source>
        <translation>空欄のときはアドレスから探します</translation>
    </message>
    <message>
        <source>&amp;Sending mail server (SMTP)</source>
        <translation>送信サーバー（SMTP）(&amp;S)</translation>
    </message>
    <message>
        <source>Example: smtp.example.jp</source>
        <translation>例: smtp.example.jp</translation>
    </message>
    <message>
        <source>What else I know (optional)</source>
        <translation>ほかにわかっていること（省略できます）</translation>
    </message>
    <message>
        <source>&amp;User name</source>
        <translation>ユーザー名(&amp;U)</translation>
    </message>
    <message>
        <source>If empty, it follows from the address.</source>
        <translation>空欄のときはメールアドレスから判断します。</translation>
    </message>
    <message>
        <source>&amp;Kind of receiving server</source>
        <translation>受信サーバーの種類(&amp;K)</translation>
    </message>
    <message>
        <source>Judge by its name</source>
        <translation>名前から判断する</translation>
    </message>
    <message>
        <source>Port for receiving</source>
        <translation>受信のポート番号</translation>
    </message>
    <message>
        <source>Example: 995</source>
        <translation>例: 995</translation>
    </message>
    <message>
        <source>Port for sending</source>
        <translation>送信のポート番号</translation>
    </message>
    <message>
        <source>Example: 587</source>
        <translation>例: 587</translation>
    </message>
    <message>
        <source>Several can be named: 587, 465</source>
        <translation>「587, 465」のように複数を指定できます</translation>
    </message>
    <message>
        <source>An address you want to write to</source>
        <translation>メールを送りたい相手のアドレス</translation>
    </message>
    <message>
        <source>Example: hanako@example.com</source>
        <translation>例: hanako@example.com</translation>
    </message>
    <message>
        <source>The server is only asked whether it would take mail for it. Nothing arrives there.</source>
        <translation>受け付けるかどうかをサーバーに尋ねるだけです。相手には何も届きません。</translation>
    </message>
    <message>
        <source>Internet access provider</source>
        <translation>インターネット接続の会社（プロバイダー）</translation>
    </message>
    <message>
        <source>The company of your line at home or of your mobile phone</source>
        <translation>自宅の回線や携帯電話を契約している会社です</translation>
    </message>
    <message>
        <source>Additional certificate file (PEM)</source>
        <translation>追加の証明書ファイル (PEM)</translation>
    </message>
    <message>
        <source>Only if your company gave you one</source>
        <translation>会社などから渡されている場合だけ指定します</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>参照(&amp;B)…</translation>
    </message>
    <message>
        <source>Browse for a certificate file</source>
        <translation>証明書ファイルを参照</translation>
    </message>
    <message>
        <source>Send the password unencrypted if there is no other way</source>
        <translation>ほかに方法がなければ、パスワードを暗号化せずに送る</translation>
    </message>
    <message>
        <source>Somebody on the way could read it then. Choose this only if whoever runs the server has told you so. It holds for this check only.</source>
        <translation>通信の途中で第三者に読まれるおそれがあります。サーバーの管理者から案内された場合だけ選びます。この診断でだけ有効です。</translation>
    </message>
    <message>
        <source>Ask no other servers than mine</source>
        <translation>自分のサーバー以外には問い合わせない</translation>
    </message>
    <message>
        <source>Otherwise well-known public servers are asked whether they answer, to tell a blocked line from a server that is down. They learn nothing about you.</source>
        <translation>選ばないときは、回線の制限とサーバーの停止を見分けるために、よく知られた公開サーバーが応答するかどうかも確かめます。相手に個人の情報は伝わりません。</translation>
    </message>
    <message>
        <source>Start check</source>
        <translation>診断を開始</translation>
    </message>
    <message>
        <source>Sent encrypted and only to your own mail servers; never stored. May be left empty.</source>
        <translation>暗号化した通信で、ご自分のメールサーバーにだけ送ります。保存はしません。空欄でも診断できます。</translation>
    </message>
    <message>
        <source>I have an error &amp;message or a returned mail</source>
        <translation>エラーの文や、戻ってきたメールがある(&amp;M)</translation>
    </message>
    <message>
        <source>Error &amp;message…</source>
        <translation>エラーの文がある(&amp;M)…</translation>
    </message>
    <message>
        <source>I have an error message or a returned mail</source>
        <translation>エラーの文や、戻ってきたメールがある</translation>
    </message>
    <message>
        <source>I am &amp;helping somebody on the phone</source>
        <translation>電話で相談を受けています(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Helping on the phone…</source>
        <translation>電話での相談(&amp;H)…</translation>
    </message>
    <message>
        <source>Practise &amp;offline</source>
        <translation>オフラインで練習する(&amp;O)</translation>
    </message>
    <message>
        <source>I am helping somebody on the phone</source>
        <translation>電話で相談を受けています</translation>
    </message>
    <message>
        <source>Practise offline</source>
        <translation>オフラインで練習する</translation>
    </message>
    <message>
        <source>&amp;Check a message before I send it</source>
        <translation>送る前のメールを点検する(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Check before sending…</source>
        <translation>送る前の点検(&amp;C)…</translation>
    </message>
    <message>
        <source>Check a message before I send it</source>
        <translation>送る前のメールを点検する</translation>
    </message>
    <message>
        <source>Earlier resul&amp;ts</source>
        <translation>これまでの結果(&amp;T)</translation>
    </message>
    <message>
        <source>Earlier results</source>
        <translation>これまでの結果</translation>
    </message>
    <message>
        <source>Look &amp;at this computer&apos;s mail programs</source>
        <translation>このパソコンのメールソフトの設定を調べる(&amp;A)</translation>
    </message>
    <message>
        <source>M&amp;ail programs here…</source>
        <translation>メールソフトの設定(&amp;A)…</translation>
    </message>
    <message>
        <source>Look at this computer&apos;s mail programs</source>
        <translation>このパソコンのメールソフトの設定を調べる</translation>
    </message>
</context>
<context>
    <name>todoku::AnswersPage</name>
    <message>
        <source>&amp;Copy</source>
        <translation>コピー(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Another message</source>
        <translation>ほかのメッセージを調べる(&amp;A)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>file and what is wrong with it</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>… and %1 more</source>
        <translation>… ほか %1 件</translation>
    </message>
    <message>
        <source>Could not be read</source>
        <translation>読めなかったもの</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>コピーしました</translation>
    </message>
</context>
<context>
    <name>todoku::CallPage</name>
    <message>
        <source>Helping on the phone</source>
        <translation>電話での相談</translation>
    </message>
    <message>
        <source>The caller &amp;speaks</source>
        <translation>相手の言語(&amp;S)</translation>
    </message>
    <message>
        <source>The caller&apos;s language</source>
        <translation>相手の言語</translation>
    </message>
    <message>
        <source>&amp;Use these words</source>
        <translation>手がかりに加える(&amp;U)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>Takes the last answer back.</source>
        <translation>最後の答えを取り消します。</translation>
    </message>
    <message>
        <source>&amp;First page</source>
        <translation>最初の画面へ(&amp;F)</translation>
    </message>
    <message>
        <source>The call is kept.</source>
        <translation>うかがった内容は残ります。</translation>
    </message>
    <message>
        <source>&amp;New call</source>
        <translation>新しい相談(&amp;N)</translation>
    </message>
    <message>
        <source>Forgets what was told.</source>
        <translation>うかがった内容を消します。</translation>
    </message>
    <message>
        <source>Question %1</source>
        <translation>質問 %1</translation>
    </message>
    <message>
        <source>Taken down: %1</source>
        <translation>控えたエラーの文: %1</translation>
    </message>
    <message>
        <source>Why: %1</source>
        <translation>尋ねる理由: %1</translation>
    </message>
    <message>
        <source>Certainty: %1</source>
        <translation>確かさ: %1</translation>
    </message>
    <message>
        <source>Not decided</source>
        <translation>まだ判断できません</translation>
    </message>
    <message>
        <source>Read this aloud</source>
        <translation>読み上げる文</translation>
    </message>
    <message>
        <source>To be surer, ask this too</source>
        <translation>さらに確かめるには、次のことも尋ねます</translation>
    </message>
    <message>
        <source>What it may be, so far</source>
        <translation>いま考えられる原因</translation>
    </message>
    <message>
        <source>For the ticket</source>
        <translation>記録に残す文</translation>
    </message>
    <message>
        <source>Copy for the ticket</source>
        <translation>記録用にコピー</translation>
    </message>
    <message>
        <source>Message to the caller</source>
        <translation>相手に送る文</translation>
    </message>
    <message>
        <source>Copy the message</source>
        <translation>送る文をコピー</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>コピーしました</translation>
    </message>
    <message>
        <source>Answers so far: %1</source>
        <translation>うかがった答え: %1 件</translation>
    </message>
    <message>
        <source>Words or number of an &amp;error, or a result code, as the caller reads it out</source>
        <translation>相手が読み上げたエラーの文や番号、または結果コード(&amp;E)</translation>
    </message>
    <message>
        <source>Example: 550 5.1.1, or 1736 1011 5000</source>
        <translation>例: 550 5.1.1、1736 1011 5000</translation>
    </message>
    <message>
        <source>Result code %1</source>
        <translation>結果コード %1</translation>
    </message>
</context>
<context>
    <name>todoku::ClientGuide</name>
    <message>
        <source>&amp;My mail program</source>
        <translation>お使いのメールソフト(&amp;M)</translation>
    </message>
    <message>
        <source>My mail program</source>
        <translation>お使いのメールソフト</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>選んでください</translation>
    </message>
</context>
<context>
    <name>todoku::DialogueView</name>
    <message>
        <source>connected</source>
        <translation>接続しました</translation>
    </message>
    <message>
        <source>encrypted from here on</source>
        <translation>ここから暗号化されます</translation>
    </message>
    <message>
        <source>the server hangs up</source>
        <translation>サーバーが接続を閉じました</translation>
    </message>
    <message>
        <source>the server cuts the connection</source>
        <translation>サーバーが接続を切断しました</translation>
    </message>
    <message>
        <source>the server closes its side</source>
        <translation>サーバーが送信側だけを閉じました</translation>
    </message>
    <message>
        <source>the server says nothing more</source>
        <translation>サーバーが応答しなくなりました</translation>
    </message>
    <message>
        <source>the client hangs up</source>
        <translation>接続した側が接続を閉じました</translation>
    </message>
    <message>
        <source>the client leaves the script</source>
        <translation>接続した側が台本にないことを送りました</translation>
    </message>
    <message>
        <source>the client begins encryption where none is spoken</source>
        <translation>暗号化しないポートに、暗号化で接続してきました</translation>
    </message>
    <message>
        <source>the client speaks in the clear where encryption is spoken</source>
        <translation>暗号化するポートに、暗号化せずに接続してきました</translation>
    </message>
    <message>
        <source>… earlier lines left out: %1</source>
        <translation>… これより前の %1 行は省略しました</translation>
    </message>
    <message>
        <source>Nobody has connected yet.</source>
        <translation>まだ接続はありません。</translation>
    </message>
</context>
<context>
    <name>todoku::DraftPage</name>
    <message>
        <source>Open a recipient&apos;s rules</source>
        <translation>相手の会社の決まりを開く</translation>
    </message>
    <message>
        <source>Rules (*.yaml *.yml);;All files (*)</source>
        <translation>決まり (*.yaml *.yml);;すべてのファイル (*)</translation>
    </message>
    <message>
        <source>Compared with what is refused by: %1</source>
        <translation>比べた決まり: %1</translation>
    </message>
    <message>
        <source>Check a message before it is sent</source>
        <translation>送る前のメールを点検します</translation>
    </message>
    <message>
        <source>&amp;Message</source>
        <translation>メールの内容(&amp;M)</translation>
    </message>
    <message>
        <source>Paste the message here, best with its header (To, Subject …).
A saved message (.eml) shows its attachments too.</source>
        <translation>ここにメールの内容を貼り付けます。宛先や件名の行もあると、より詳しく点検できます。
保存したメール (.eml) なら、添付ファイルも点検できます。</translation>
    </message>
    <message>
        <source>Open messages that are not sent yet</source>
        <translation>送る前のメールを開く</translation>
    </message>
    <message>
        <source>Or drop files anywhere in this window: messages saved by your mail program (.eml).</source>
        <translation>メールソフトで保存したメール (.eml) を、このウィンドウのどこかにドロップしても点検できます。</translation>
    </message>
    <message>
        <source>Messages (*.eml);;All files (*)</source>
        <translation>メール (*.eml);;すべてのファイル (*)</translation>
    </message>
    <message>
        <source>&amp;Check the message</source>
        <translation>点検する(&amp;C)</translation>
    </message>
    <message>
        <source>Use a recipient&apos;s own &amp;rules…</source>
        <translation>相手の会社の決まりを使う(&amp;R)…</translation>
    </message>
    <message>
        <source>Use the &amp;usual rules again</source>
        <translation>一般的な決まりに戻す(&amp;U)</translation>
    </message>
</context>
<context>
    <name>todoku::EvidenceView</name>
    <message>
        <source>What speaks for it</source>
        <translation>そう判断した理由</translation>
    </message>
    <message>
        <source>What speaks against it</source>
        <translation>合わない点</translation>
    </message>
</context>
<context>
    <name>todoku::ExplainedPage</name>
    <message>
        <source>What it means</source>
        <translation>メッセージの意味</translation>
    </message>
    <message>
        <source>Copy the explanation</source>
        <translation>説明をコピー</translation>
    </message>
    <message>
        <source>%1 results</source>
        <translation>結果 %1 件</translation>
    </message>
    <message>
        <source>The first %1 of them are listed; the counts are of all.</source>
        <translation>先頭の %1 件を一覧に示します。件数はすべてを数えたものです。</translation>
    </message>
    <message>
        <source>Recipients and what happened</source>
        <translation>宛先と起きたこと</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>recipient and what happened</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>How many for each reason</source>
        <translation>理由ごとの件数</translation>
    </message>
</context>
<context>
    <name>todoku::ExplanationView</name>
    <message>
        <source>This is the answer to a question; no error is described.</source>
        <translation>エラーの説明ではなく、ご質問への答えです。</translation>
    </message>
    <message>
        <source>This is not a returned mail.</source>
        <translation>戻ってきたメールではありません。</translation>
    </message>
    <message>
        <source>The cause cannot be named from this.</source>
        <translation>これだけでは、原因を特定できません。</translation>
    </message>
    <message>
        <source>About the mail to %1</source>
        <translation>%1 あてのメールについて</translation>
    </message>
    <message>
        <source>The reason is not known</source>
        <translation>理由は分かりませんでした</translation>
    </message>
    <message>
        <source>Not a failure</source>
        <translation>送信の失敗ではありません</translation>
    </message>
    <message>
        <source>Sending failed</source>
        <translation>送信できませんでした</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>やること</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>詳細</translation>
    </message>
    <message>
        <source>Certainty</source>
        <translation>確かさ</translation>
    </message>
    <message>
        <source>Name for the helpdesk</source>
        <translation>サポート窓口に伝える名前</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>label and value</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>todoku::Field</name>
    <message>
        <source>The check starts once this is filled in.</source>
        <translation>ここに入力すると診断を始められます。</translation>
    </message>
    <message>
        <source>An e-mail address has an @ in it, as in taro@example.jp.</source>
        <translation>メールアドレスには「@」が入ります（例: taro@example.jp）。</translation>
    </message>
    <message>
        <source>A name is still missing before the @, as in taro@example.jp.</source>
        <translation>「@」の前に名前が入ります（例: taro@example.jp）。</translation>
    </message>
    <message>
        <source>The part after the @ is not complete yet, as in taro@example.jp.</source>
        <translation>「@」の後ろがまだ途中です（例: taro@example.jp）。</translation>
    </message>
    <message>
        <source>An e-mail address looks like taro@example.jp.</source>
        <translation>メールアドレスは taro@example.jp のような形です。</translation>
    </message>
    <message>
        <source>The name of a server goes here, as in mail.example.jp.</source>
        <translation>ここにはサーバーの名前が入ります（例: mail.example.jp）。</translation>
    </message>
    <message>
        <source>A port is a number from 1 to 65535, as in 587.</source>
        <translation>ポート番号は 1 から 65535 までの数字です（例: 587）。</translation>
    </message>
    <message>
        <source>The input was tidied: %1</source>
        <translation>入力を整えました: %1</translation>
    </message>
</context>
<context>
    <name>todoku::HandInPage</name>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>Nothing is in the field yet. Paste the message, or open a file.</source>
        <translation>まだ何も入力されていません。文を貼り付けるか、ファイルを開きます。</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>読んでいます…</translation>
    </message>
    <message>
        <source>Reading… %1 mails so far</source>
        <translation>読んでいます… %1 通まで済みました</translation>
    </message>
    <message>
        <source>Reading was stopped.</source>
        <translation>読むのをやめました。</translation>
    </message>
    <message>
        <source>That cannot be opened from here. Save the mail as a file, and drop the file.</source>
        <translation>ここからは開けません。メールをファイルとして保存し、そのファイルをドロップします。</translation>
    </message>
    <message>
        <source>The text</source>
        <translation>入力された文</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>file and what is wrong with it</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>… and others</source>
        <translation>… ほかにもあります</translation>
    </message>
    <message>
        <source>It is read on this computer only and sent nowhere.</source>
        <translation>このパソコンの中だけで読み、どこにも送りません。</translation>
    </message>
    <message>
        <source>&amp;Open files…</source>
        <translation>ファイルを開く(&amp;O)…</translation>
    </message>
    <message>
        <source>Ctrl+Enter in the field does the same.</source>
        <translation>入力欄で Ctrl+Enter を押しても同じです。</translation>
    </message>
</context>
<context>
    <name>todoku::HistoryPage</name>
    <message>
        <source>%1, %2</source>
        <comment>date and line</comment>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>変わった</translation>
    </message>
    <message>
        <source>Earlier results</source>
        <translation>これまでの結果</translation>
    </message>
    <message>
        <source>Nothing is remembered. A result is remembered if you tick the box beneath it.</source>
        <translation>残してある結果はありません。診断の結果の下にある欄にチェックを付けると、その結果を残せます。</translation>
    </message>
    <message>
        <source>These are kept on this computer and nowhere else.</source>
        <translation>このパソコンの中だけに残しています。</translation>
    </message>
    <message>
        <source>Remembered results</source>
        <translation>残してある結果</translation>
    </message>
    <message>
        <source>&amp;Compare with</source>
        <translation>比べる結果(&amp;C)</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>比べる結果</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>&amp;Delete this one…</source>
        <translation>この結果を消す(&amp;D)…</translation>
    </message>
    <message>
        <source>Delete &amp;all…</source>
        <translation>すべて消す(&amp;A)…</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>which result, and what was found</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Nothing; show this one alone</source>
        <translation>比べずに、この結果だけを見る</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>label and value</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Nothing that was seen has changed.</source>
        <translation>変わったことは見つかりません。</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>前</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>後</translation>
    </message>
    <message>
        <source>%1, %2: %3, changed</source>
        <comment>label, when, and value</comment>
        <translation>%1、%2: %3、変わった</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <comment>label, when, and value</comment>
        <translation>%1、%2: %3</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>分かりません</translation>
    </message>
    <message>
        <source>Delete the result of %1?</source>
        <translation>%1 の結果を消しますか。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>消す</translation>
    </message>
    <message>
        <source>Delete all %1 remembered results?</source>
        <translation>残してある %1 件の結果を、すべて消しますか。</translation>
    </message>
    <message>
        <source>Delete all</source>
        <translation>すべて消す</translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <translation>消した結果は元に戻せません。</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>残しておく</translation>
    </message>
</context>
<context>
    <name>todoku::InspectPage</name>
    <message>
        <source>Mail programs on this computer</source>
        <translation>このパソコンのメールソフトの設定</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>Look a&amp;gain</source>
        <translation>もう一度調べる(&amp;G)</translation>
    </message>
    <message>
        <source>The settings are being read…</source>
        <translation>設定を読んでいます…</translation>
    </message>
    <message>
        <source>No account of a mail program was found in the usual places.</source>
        <translation>いつもの場所に、メールソフトのアカウントは見つかりませんでした。</translation>
    </message>
    <message>
        <source>One account was found.</source>
        <translation>アカウントが 1 つ見つかりました。</translation>
    </message>
    <message>
        <source>%1 accounts were found.</source>
        <translation>アカウントが %1 個見つかりました。</translation>
    </message>
    <message>
        <source>One account was found. No wrong value was seen.</source>
        <translation>アカウントが 1 つ見つかりました。間違った値は見つかりません。</translation>
    </message>
    <message>
        <source>%1 accounts were found. No wrong value was seen.</source>
        <translation>アカウントが %1 個見つかりました。間違った値は見つかりません。</translation>
    </message>
    <message>
        <source>One account was found. Look at what is marked.</source>
        <translation>アカウントが 1 つ見つかりました。印の付いた値を確かめてください。</translation>
    </message>
    <message>
        <source>%1 accounts were found. Look at what is marked in %2 of them.</source>
        <translation>アカウントが %1 個見つかりました。そのうち %2 個に、印の付いた値があります。</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>page and outcome</comment>
        <translation>%1。%2</translation>
    </message>
    <message>
        <source>The settings are only read. No password is looked at, and nothing is changed.</source>
        <translation>設定を読むだけです。パスワードは見ません。何も変更しません。</translation>
    </message>
    <message>
        <source>The first %1 of them are shown.</source>
        <translation>初めの %1 個を表示しています。</translation>
    </message>
    <message>
        <source>… and %1 more</source>
        <translation>… ほか %1 件</translation>
    </message>
    <message>
        <source>Could not be read completely</source>
        <translation>読み取れなかったもの</translation>
    </message>
</context>
<context>
    <name>todoku::MessagePage</name>
    <message>
        <source>Open returned mails</source>
        <translation>戻ってきたメールを開く</translation>
    </message>
    <message>
        <source>Mails and texts (*.eml *.mbox *.mbx *.txt *.log);;All files (*)</source>
        <translation>メールとテキスト (*.eml *.mbox *.mbx *.txt *.log);;すべてのファイル (*)</translation>
    </message>
    <message>
        <source>What a message means</source>
        <translation>エラーの文や戻ってきたメールの意味を調べます</translation>
    </message>
    <message>
        <source>What does the message say?</source>
        <translation>エラーの文や、戻ってきたメールを調べます</translation>
    </message>
    <message>
        <source>Error &amp;message or returned mail</source>
        <translation>エラーの文、または戻ってきたメール(&amp;M)</translation>
    </message>
    <message>
        <source>Paste or type it here, as completely as you have it.
Example: 553 sorry, that domain isn&apos;t in my list of allowed rcpthosts (#5.7.1)</source>
        <translation>ここに貼り付けるか入力します。途中を省かず、全文があるとよく分かります。
例: 553 sorry, that domain isn&apos;t in my list of allowed rcpthosts (#5.7.1)</translation>
    </message>
    <message>
        <source>Or drop files anywhere in this window: saved mails (.eml), mailboxes (mbox), folders.</source>
        <translation>保存したメール（.eml）、メールボックス（mbox）、フォルダーは、この画面のどこにドロップしても読み取れます。</translation>
    </message>
    <message>
        <source>&amp;Explain</source>
        <translation>意味を調べる(&amp;E)</translation>
    </message>
</context>
<context>
    <name>todoku::PasswordField</name>
    <message>
        <source>Hide the password</source>
        <translation>パスワードを隠す</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>パスワードを表示する</translation>
    </message>
    <message>
        <source>Entered. It is kept until this window closes.</source>
        <translation>入力済みです。この画面を閉じるまで覚えています。</translation>
    </message>
    <message>
        <source>Type another</source>
        <translation>入力し直す</translation>
    </message>
    <message>
        <source>Type another password</source>
        <translation>パスワードを入力し直す</translation>
    </message>
    <message>
        <source>There are full-width characters in it. Most passwords are typed half-width.</source>
        <translation>全角の文字が入っています。パスワードの多くは半角で入力します。</translation>
    </message>
    <message>
        <source>There is a space at its beginning or end.</source>
        <translation>先頭か末尾に空白が入っています。</translation>
    </message>
</context>
<context>
    <name>todoku::PathPicture</name>
    <message>
        <source>The way of a mail, and where it stops</source>
        <translation>メールの通り道と、止まっている場所</translation>
    </message>
</context>
<context>
    <name>todoku::PracticePage</name>
    <message>
        <source>Practise offline</source>
        <translation>オフラインで練習する</translation>
    </message>
    <message>
        <source>A practice server on this computer acts out a trouble, and the check looks for its cause. Nobody else is asked, and no account is needed.</source>
        <translation>このパソコンの中の練習用サーバーがトラブルを演じ、その原因を診断します。ほかのサーバーには問い合わせません。メールアドレスもいりません。</translation>
    </message>
    <message>
        <source>What is to be acted &amp;out</source>
        <translation>練習する場面(&amp;O)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>&amp;Start the exercise</source>
        <translation>練習を始める(&amp;S)</translation>
    </message>
</context>
<context>
    <name>todoku::ProofPage</name>
    <message>
        <source>What recipients may refuse</source>
        <translation>断られそうなところ</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>file and verdict</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The text</source>
        <translation>入力された文</translation>
    </message>
    <message>
        <source>Messages and what was found</source>
        <translation>メールと点検の結果</translation>
    </message>
    <message>
        <source>%1 messages</source>
        <translation>メール %1 通</translation>
    </message>
    <message>
        <source>Copy what was found</source>
        <translation>点検の結果をコピーする</translation>
    </message>
</context>
<context>
    <name>todoku::ProofView</name>
    <message>
        <source>Often refused</source>
        <translation>断られることが多い</translation>
    </message>
    <message>
        <source>Sometimes refused</source>
        <translation>断られることがある</translation>
    </message>
    <message>
        <source>To check</source>
        <translation>送る前に確認</translation>
    </message>
    <message>
        <source>Split into %1 mails it fits</source>
        <translation>%1 通に分けると収まります</translation>
    </message>
    <message>
        <source>Mail %1: %2</source>
        <translation>%1 通目: %2</translation>
    </message>
    <message>
        <source>A refusal may come without a word. If nobody answers, send one short mail without attachments, or ask through the company&apos;s contact form.</source>
        <translation>断られても知らせが来ないことがあります。返事がないときは、添付のない短いメールを一度送るか、相手の会社の問い合わせフォームから確かめてください。</translation>
    </message>
    <message>
        <source>Only the text was there to look at. To have the recipients, the subject and the attachments looked at too, save the message as a file (.eml) and open it.</source>
        <translation>点検できたのは本文だけです。宛先、件名、添付ファイルも点検するには、メールをファイル (.eml) として保存し、そのファイルを開きます。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>severity and finding</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Nothing was found that recipients refuse</source>
        <translation>断られそうなところは見つかりません</translation>
    </message>
    <message>
        <source>As it is, this message is often refused</source>
        <translation>このままでは、断られることが多い内容です</translation>
    </message>
    <message>
        <source>As it is, some recipients refuse this message</source>
        <translation>このままでは、断られることがある内容です</translation>
    </message>
    <message>
        <source>It may be sent; look once more before that</source>
        <translation>送れる内容です。送る前に、もう一度確かめてください</translation>
    </message>
    <message>
        <source>Compared with what is refused by: %1</source>
        <translation>比べた決まり: %1</translation>
    </message>
    <message>
        <source>File: %1</source>
        <translation>ファイル: %1</translation>
    </message>
    <message>
        <source>[%1] %2</source>
        <comment>severity and finding</comment>
        <translation>【%1】%2</translation>
    </message>
</context>
<context>
    <name>todoku::ReadAloudPage</name>
    <message>
        <source>Settings to read aloud</source>
        <translation>設定の読み上げ</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>コピー(&amp;C)</translation>
    </message>
    <message>
        <source>Copy this value</source>
        <translation>この値をコピーする</translation>
    </message>
    <message>
        <source>&amp;Previous</source>
        <translation>前へ(&amp;P)</translation>
    </message>
    <message>
        <source>Previous value</source>
        <translation>前の値</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>次へ(&amp;N)</translation>
    </message>
    <message>
        <source>Next value</source>
        <translation>次の値</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 件中 %1 件目</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>server and what it is</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>コピーしました</translation>
    </message>
</context>
<context>
    <name>todoku::RememberBox</name>
    <message>
        <source>Remember this result on this comp&amp;uter</source>
        <translation>この結果をこのパソコンに残す(&amp;U)</translation>
    </message>
    <message>
        <source>To see later what has changed. Kept are the outcome, the server, and of your address the first letter and the domain; not your password, nor what was said.</source>
        <translation>後で比べて、何が変わったかを確かめられます。残すのは、診断の結果とサーバー、メールアドレスの最初の 1 文字とドメインです。パスワードや、サーバーとのやり取りは残しません。</translation>
    </message>
    <message>
        <source>What you call this &amp;internet line</source>
        <translation>この回線の呼び名(&amp;I)</translation>
    </message>
    <message>
        <source>Example: home, phone</source>
        <translation>例: 自宅、携帯</translation>
    </message>
    <message>
        <source>May stay empty. It tells the results of several lines apart.</source>
        <translation>空欄でもかまいません。いくつかの回線で確かめたときに、結果を見分けやすくなります。</translation>
    </message>
    <message>
        <source>Remember the &amp;next results too</source>
        <translation>次からの結果も残す(&amp;N)</translation>
    </message>
    <message>
        <source>Earlier resul&amp;ts…</source>
        <translation>これまでの結果(&amp;T)…</translation>
    </message>
</context>
<context>
    <name>todoku::ReportPage</name>
    <message>
        <source>Save or copy the result</source>
        <translation>結果を保存・コピーする</translation>
    </message>
    <message>
        <source>Exactly what is shown below is saved or copied, and nothing else. Your password is never in it.</source>
        <translation>保存やコピーをするのは、下に見えている内容だけです。パスワードは含まれません。</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>形式(&amp;F)</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>形式</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>テキスト</translation>
    </message>
    <message>
        <source>Web page (HTML)</source>
        <translation>Web ページ（HTML）</translation>
    </message>
    <message>
        <source>PDF, one page</source>
        <translation>PDF（1 枚）</translation>
    </message>
    <message>
        <source>PDF, complete</source>
        <translation>PDF（すべて）</translation>
    </message>
    <message>
        <source>For programs (JSON)</source>
        <translation>プログラム用（JSON）</translation>
    </message>
    <message>
        <source>Replace by other words</source>
        <translation>ほかの言葉に置き換えるもの</translation>
    </message>
    <message>
        <source>&amp;Names (user names, and what stands before the @)</source>
        <translation>名前（ユーザー名と、@ の前の部分）(&amp;N)</translation>
    </message>
    <message>
        <source>Whole mail &amp;addresses</source>
        <translation>メールアドレス全体(&amp;A)</translation>
    </message>
    <message>
        <source>Names of ser&amp;vers, and IP addresses</source>
        <translation>サーバーの名前と IP アドレス(&amp;V)</translation>
    </message>
    <message>
        <source>What is replaced by what (this list stays here)</source>
        <translation>置き換えの一覧（これは渡しません）</translation>
    </message>
    <message>
        <source>&amp;Preview</source>
        <translation>渡す内容(&amp;P)</translation>
    </message>
    <message>
        <source>Preview of the report</source>
        <translation>渡す内容</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>コピー(&amp;C)</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>報告をコピー</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>保存(&amp;S)…</translation>
    </message>
    <message>
        <source>Save the report in a file</source>
        <translation>報告をファイルに保存</translation>
    </message>
    <message>
        <source>What was found, what to do, the settings and the reasons.</source>
        <translation>診断の結果、やること、設定、判断の理由が入ります。</translation>
    </message>
    <message>
        <source>The same for a browser, in one file that loads nothing.</source>
        <translation>同じ内容を、ブラウザーで開ける一つのファイルにします。</translation>
    </message>
    <message>
        <source>What was found, what to do, the settings and the result code, on one sheet of paper. The preview shows its words.</source>
        <translation>診断の結果、やること、設定、結果コードを、紙 1 枚に収めます。下には、その文字だけを表示しています。</translation>
    </message>
    <message>
        <source>Everything that was seen, with what was said with the servers. The preview shows its words.</source>
        <translation>確認したことすべてと、サーバーとのやり取りが入ります。下には、その文字だけを表示しています。</translation>
    </message>
    <message>
        <source>Everything that was seen, for whoever works with it by program.</source>
        <translation>確認したことすべてを、プログラムで扱う人のための形にします。</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>what is replaced, and by what</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>コピーしました</translation>
    </message>
    <message>
        <source>Save the result</source>
        <translation>結果を保存</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>保存しました: %1</translation>
    </message>
    <message>
        <source>This place cannot be written to, or is full. Another folder may do.</source>
        <translation>この場所には書き込めないか、空きがありません。別のフォルダーを選ぶと保存できることがあります。</translation>
    </message>
</context>
<context>
    <name>todoku::ResultPage</name>
    <message>
        <source>Mail can be sent</source>
        <translation>メールを送れます</translation>
    </message>
    <message>
        <source>Mail cannot be sent yet</source>
        <translation>まだメールを送れません</translation>
    </message>
    <message>
        <source>Not decided</source>
        <translation>まだ判断できません</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>診断の結果</translation>
    </message>
    <message>
        <source>Check a&amp;gain</source>
        <translation>もう一度調べる(&amp;G)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>The check was stopped. This is what had been found by then.</source>
        <translation>診断を途中で止めました。確認できたところまでの結果です。</translation>
    </message>
    <message>
        <source>Settings for your mail program</source>
        <translation>メールソフトに設定する値</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>コピーしました: %1</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>やること</translation>
    </message>
    <message>
        <source>What this rests on</source>
        <translation>この結果の根拠</translation>
    </message>
    <message>
        <source>Certainty: %1</source>
        <translation>確かさ: %1</translation>
    </message>
    <message>
        <source>Name for the helpdesk: %1</source>
        <translation>サポート窓口に伝える名前: %1</translation>
    </message>
    <message>
        <source>Other possible causes</source>
        <translation>ほかに考えられる原因</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>cause (how certain)</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>What could not be told apart</source>
        <translation>まだ区別できないこと</translation>
    </message>
    <message>
        <source>What was said with the servers</source>
        <translation>サーバーとのやり取り</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>コピーしました</translation>
    </message>
    <message>
        <source>This place cannot be written to. Another folder may do.</source>
        <translation>この場所には保存できませんでした。別のフォルダーを選ぶと保存できることがあります。</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>保存しました: %1</translation>
    </message>
    <message>
        <source>Mail can be sent once this is done</source>
        <translation>これを行うとメールを送れます</translation>
    </message>
    <message>
        <source>Save these settings as a &amp;file for another program…</source>
        <translation>この設定をほかのプログラム用のファイルに保存(&amp;F)…</translation>
    </message>
    <message>
        <source>Save the settings</source>
        <translation>設定の保存</translation>
    </message>
    <message>
        <source>&amp;Another exercise</source>
        <translation>別の練習をする(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Read the settings aloud…</source>
        <translation>設定を読み上げる(&amp;R)…</translation>
    </message>
    <message>
        <source>Result code</source>
        <translation>結果コード</translation>
    </message>
    <message>
        <source>Copy the code</source>
        <translation>コードをコピー</translation>
    </message>
    <message>
        <source>Read it aloud to whoever helps you on the phone. It says what was found, and neither your name, address nor password.</source>
        <translation>電話で相談するときに、相手に読み上げてください。診断の結果だけを表す番号で、お名前やメールアドレス、パスワードは含まれません。</translation>
    </message>
    <message>
        <source>&amp;Save or copy…</source>
        <translation>保存・コピー(&amp;S)…</translation>
    </message>
    <message>
        <source>Save or copy the result</source>
        <translation>結果を保存・コピーする</translation>
    </message>
    <message>
        <source>Look at this computer&apos;s mail &amp;programs</source>
        <translation>このパソコンのメールソフトの設定を調べる(&amp;P)</translation>
    </message>
</context>
<context>
    <name>todoku::RunningPage</name>
    <message>
        <source>Stopping. What was found so far is kept.</source>
        <translation>止めています。確認できたところまでの結果は残ります。</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>準備しています…</translation>
    </message>
    <message>
        <source>Putting together what was found…</source>
        <translation>結果をまとめています…</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>診断しています</translation>
    </message>
    <message>
        <source>The mail servers are being asked</source>
        <translation>メールサーバーに問い合わせています</translation>
    </message>
    <message>
        <source>Progress of the check</source>
        <translation>診断の進み具合</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>What was found so far is kept.</source>
        <translation>確認できたところまでの結果は残ります。</translation>
    </message>
</context>
<context>
    <name>todoku::SendingTime</name>
    <message>
        <source>%1 %2</source>
        <comment>two sentences</comment>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>Stop m&amp;easuring</source>
        <translation>測定をやめる(&amp;E)</translation>
    </message>
    <message>
        <source>M&amp;easure how long sending stays open</source>
        <translation>送信できる時間を測る(&amp;E)</translation>
    </message>
    <message>
        <source>How long sending stays open after receiving is being measured.</source>
        <translation>受信してから何分間送信できるかを測っています。</translation>
    </message>
    <message>
        <source>How long sending stays open after receiving is not known for this server. Receive your mail, then send soon.</source>
        <translation>受信してから何分間送信できるかは、このサーバーについては分かっていません。受信したら、すぐに送信してください。</translation>
    </message>
    <message>
        <source>The time for sending may be over.</source>
        <translation>送信できる時間が過ぎたかもしれません。</translation>
    </message>
    <message>
        <source>The time for sending may be over. Receive your mail once more, then send.</source>
        <translation>送信できる時間が過ぎたかもしれません。もう一度受信してから、送信してください。</translation>
    </message>
    <message>
        <source>You can still send for about 1 minute.</source>
        <translation>あと約 1 分は送信できます。</translation>
    </message>
    <message>
        <source>You can still send for 1 minute.</source>
        <translation>あと 1 分は送信できます。</translation>
    </message>
    <message>
        <source>You can still send for about %1 minutes.</source>
        <translation>あと約 %1 分は送信できます。</translation>
    </message>
    <message>
        <source>You can still send for %1 minutes.</source>
        <translation>あと %1 分は送信できます。</translation>
    </message>
    <message>
        <source>Being measured: still open %1 minutes after receiving.</source>
        <translation>測定中です。受信の %1 分後も送信できました。</translation>
    </message>
    <message>
        <source>Being measured: the server is first asked %1 minutes after receiving.</source>
        <translation>測定中です。受信の %1 分後に、サーバーへの最初の確認をします。</translation>
    </message>
    <message>
        <source>It may take 75 minutes. Let no mail program receive meanwhile.</source>
        <translation>最長で 75 分かかります。その間は、メールソフトで受信しないでください。</translation>
    </message>
    <message>
        <source>Measuring goes on in the background and may take 75 minutes. No message is sent.</source>
        <translation>測定は、ほかの作業をしている間に進みます（最長 75 分）。メールは送りません。</translation>
    </message>
    <message>
        <source>To measure how long it stays open, check again and begin within 9 minutes.</source>
        <translation>送信できる時間を測るには、もう一度診断し、受信から 9 分以内に始めてください。</translation>
    </message>
    <message>
        <source>It could not be measured.</source>
        <translation>測れませんでした。</translation>
    </message>
    <message>
        <source>Measured: open for less than %1 minutes.</source>
        <translation>測定の結果: 送信できるのは %1 分未満です。</translation>
    </message>
    <message>
        <source>Measured: open for at least %1 minutes and less than %2.</source>
        <translation>測定の結果: 送信できるのは %1 分以上、%2 分未満です。</translation>
    </message>
    <message>
        <source>Measured: open for at least %1 minutes; its end was not seen.</source>
        <translation>測定の結果: 少なくとも %1 分は送信できます。終わりは確かめられませんでした。</translation>
    </message>
    <message>
        <source>Of the usual settings, %1 minutes fits.</source>
        <translation>よくある設定では、%1 分に当たります。</translation>
    </message>
    <message>
        <source>Let your mail program receive every minute, and sending stays open.</source>
        <translation>メールソフトで 1 分ごとに受信するように設定すると、いつでも送信できます。</translation>
    </message>
    <message>
        <source>Let your mail program receive every %1 minutes, and sending stays open.</source>
        <translation>メールソフトで %1 分ごとに受信するように設定すると、いつでも送信できます。</translation>
    </message>
</context>
<context>
    <name>todoku::SettingsCard</name>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Copy: %1 %2</source>
        <comment>label and value</comment>
        <translation>コピー: %1 %2</translation>
    </message>
</context>
<context>
    <name>todoku::StagePage</name>
    <message>
        <source>What your mail program does</source>
        <translation>メールソフトの動き</translation>
    </message>
    <message>
        <source>Messages that came in: %1</source>
        <translation>受け取ったメール: %1 通</translation>
    </message>
    <message>
        <source>From %1 to %2: %3</source>
        <translation>%1 から %2 へ: %3</translation>
    </message>
    <message>
        <source>(no subject)</source>
        <translation>（件名なし）</translation>
    </message>
    <message>
        <source>None yet. A message that your mail program sends here stays here; it can be received again with POP or IMAP.</source>
        <translation>まだありません。メールソフトからここへ送ったメールは外へは出ず、POP か IMAP で受信できます。</translation>
    </message>
    <message>
        <source>Try it with your own mail program</source>
        <translation>お使いのメールソフトで試す</translation>
    </message>
    <message>
        <source>Add an account with these values to the mail program, then send and receive. What the program does stands above as it happens. The server runs until another exercise begins or this window is closed.</source>
        <translation>メールソフトに次の値でアカウントを追加し、送受信してみてください。メールソフトの動きは、その場で上に表示されます。サーバーは、別の練習を始めるかこのウィンドウを閉じるまで動いています。</translation>
    </message>
    <message>
        <source>%1: server %2, port %3</source>
        <translation>%1: サーバー %2、ポート番号 %3</translation>
    </message>
    <message>
        <source>Mail address: %1</source>
        <translation>メールアドレス: %1</translation>
    </message>
    <message>
        <source>User name: %1</source>
        <translation>ユーザー名: %1</translation>
    </message>
    <message>
        <source>Password: %1</source>
        <translation>パスワード: %1</translation>
    </message>
    <message>
        <source>Certificate to trust: %1</source>
        <translation>信頼させる証明書: %1</translation>
    </message>
    <message>
        <source>Exercise</source>
        <translation>練習</translation>
    </message>
    <message>
        <source>The practice server acts this out on this computer. Run the check and watch what is said, or let your own mail program connect.</source>
        <translation>このパソコンの中の練習用サーバーが、この場面を演じています。診断を実行してやり取りを見るか、お使いのメールソフトから接続してみてください。</translation>
    </message>
    <message>
        <source>Progress of the check</source>
        <translation>診断の進み具合</translation>
    </message>
    <message>
        <source>The dialogue:  → the client   ← the server</source>
        <translation>やり取り:  → 接続した側   ← サーバー</translation>
    </message>
    <message>
        <source>Both sides of the dialogue</source>
        <translation>サーバーとのやり取り</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>&amp;Check again</source>
        <translation>もう一度診断する(&amp;C)</translation>
    </message>
    <message>
        <source>Run the &amp;check</source>
        <translation>診断を実行する(&amp;C)</translation>
    </message>
    <message>
        <source>See the &amp;result</source>
        <translation>結果を見る(&amp;R)</translation>
    </message>
</context>
<context>
    <name>todoku::Wizard</name>
    <message>
        <source>&amp;Language</source>
        <translation>言語(&amp;L)</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>言語</translation>
    </message>
    <message>
        <source>%1 – Todoku</source>
        <comment>page</comment>
        <translation>%1 – Todoku</translation>
    </message>
    <message>
        <source>The collection of causes cannot be read, so causes are not named. %1</source>
        <translation>原因の一覧を読み込めないため、原因の名前は示せません。%1</translation>
    </message>
    <message>
        <source>This is a demonstration. Only a practice server on this computer is asked.</source>
        <translation>お試しの画面です。このパソコンの中の練習用サーバーだけに問い合わせます。</translation>
    </message>
    <message>
        <source>This is an exercise. Only a practice server on this computer is asked.</source>
        <translation>練習中です。このパソコンの中の練習用サーバーだけに問い合わせます。</translation>
    </message>
    <message>
        <source>About Todoku</source>
        <translation>Todoku について</translation>
    </message>
    <message>
        <source>About Todoku (F1)</source>
        <translation>Todoku について (F1)</translation>
    </message>
</context>
</TS>

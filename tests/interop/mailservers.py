"""How the real servers are set up. Each start_… takes the World and a Setup, and returns when the server listens.

The provider is mail.example; its user is taro@mail.example, and nothing but the whole address is a user name. All but
Dovecot (POP and IMAP, and the passwords for Postfix) speak SMTP: 25 for the world, 587 and 465 for customers with login.
"""
import subprocess
from dataclasses import dataclass

from world import PROVIDER

USER = "taro@mail.example"
SMTP_PORTS = (25, 465, 587)


@dataclass
class Setup:
    password: str
    certificate: str = "good"     # of the SMTP server; one of those in certificates.py
    starttls: bool = True         # False: port 587 does not offer it
    relays: bool = True           # False: nobody may send to other domains, even after the login


def start_dovecot(world, setup):
    world.give_certificate("good", "etc/dovecot")
    world.make_folder("var/spool/postfix/private")
    world.make_folder("var/lib/dovecot")
    world.make_folder("var/mail", "mail")
    world.write("etc/dovecot/users", f"{USER}:{{PLAIN}}{setup.password}\n")
    world.write("etc/dovecot/dovecot.conf", f"""dovecot_config_version = 2.4.0
dovecot_storage_version = 2.4.0
protocols = pop3
listen = {PROVIDER}
base_dir = /run/dovecot
state_dir = /var/lib/dovecot
log_path = /var/log/dovecot.log
ssl = yes
ssl_server_cert_file = /etc/dovecot/certificate.pem
ssl_server_key_file = /etc/dovecot/certificate.key
auth_mechanisms = plain login
auth_failure_delay = 0
mail_driver = maildir
mail_path = /var/mail/%{{user}}
first_valid_uid = 8
passdb passwd-file {{
  passwd_file_path = /etc/dovecot/users
}}
userdb static {{
  fields {{
    uid = mail
    gid = mail
    home = /var/mail/%{{user}}
  }}
}}
service auth {{
  unix_listener /var/spool/postfix/private/auth {{
    mode = 0666
  }}
}}
""")
    world.start("/usr/sbin/dovecot", "-F", ports=[110, 995], path="var/spool/postfix/private/auth")


def start_postfix(world, setup):
    world.give_certificate(setup.certificate, "etc/postfix")
    relay = "permit_sasl_authenticated, reject_unauth_destination" if setup.relays else "reject_unauth_destination"
    # A provider that demands STARTTLS where something on the way takes the word out of the greeting.
    hidden = "" if setup.starttls else "  -o smtpd_discard_ehlo_keywords=starttls\n"
    world.write("etc/postfix/main.cf", f"""compatibility_level = 3.6
myhostname = smtp.mail.example
mydestination =
mynetworks = 127.0.0.1/32
inet_interfaces = {PROVIDER}
inet_protocols = ipv4
maillog_file = /var/log/postfix.log
alias_maps =
alias_database =
default_transport = discard
virtual_mailbox_domains = mail.example
virtual_mailbox_maps = inline:{{ {USER}=here }}
virtual_transport = discard
smtpd_tls_cert_file = /etc/postfix/certificate.pem
smtpd_tls_key_file = /etc/postfix/certificate.key
smtpd_tls_security_level = may
smtpd_tls_auth_only = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = private/auth
smtpd_relay_restrictions = {relay}
""")
    world.write("etc/postfix/master.cf", f"""smtp inet n - n - - smtpd
submission inet n - n - - smtpd
  -o smtpd_tls_security_level=encrypt
  -o smtpd_sasl_auth_enable=yes
  -o smtpd_client_restrictions=permit_sasl_authenticated,reject
{hidden}smtps inet n - n - - smtpd
  -o smtpd_tls_wrappermode=yes
  -o smtpd_sasl_auth_enable=yes
  -o smtpd_client_restrictions=permit_sasl_authenticated,reject
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
proxymap unix - - n - - proxymap
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
""")
    queue = "var/spool/postfix"
    for name in ("incoming", "active", "deferred", "bounce", "defer", "trace", "flush", "hold", "corrupt", "saved", "private"):
        world.make_folder(f"{queue}/{name}", "postfix", "root", 0o700)
    world.make_folder(f"{queue}/pid")
    world.make_folder(f"{queue}/public", "postfix", "postdrop", 0o2710)
    world.make_folder(f"{queue}/maildrop", "postfix", "postdrop", 0o1730)
    world.make_folder("var/lib/postfix", "postfix", "postfix", 0o700)
    # Not the postfix command: that is a shell script, and there is no shell in this root.
    world.start("/usr/lib/postfix/sbin/master", "-d", ports=SMTP_PORTS, environment={"MAIL_CONFIG": "/etc/postfix"}.items())


def start_exim(world, setup):
    world.give_certificate(setup.certificate, "etc/exim4", "Debian-exim")
    for name in ("var/spool/exim4", "var/log/exim4"):
        world.make_folder(name, "Debian-exim")
    offers = "*" if setup.starttls else "${if ={$received_port}{587}{}{*}}"
    login = "accept authenticated = *" if setup.relays else ""
    world.write("etc/exim4/exim4.conf", f"""primary_hostname = smtp.mail.example
local_interfaces = <; {" ; ".join(f"{PROVIDER}.{port}" for port in SMTP_PORTS)}
tls_on_connect_ports = 465
tls_advertise_hosts = {offers}
tls_certificate = /etc/exim4/certificate.pem
tls_privatekey = /etc/exim4/certificate.key
auth_advertise_hosts = ${{if eq{{$tls_in_cipher}}{{}}{{}}{{*}}}}
acl_smtp_rcpt = recipient
host_lookup =
rfc1413_query_timeout = 0s
keep_environment =
never_users =

begin acl
recipient:
  {login}
  accept domains = mail.example
  deny message = relay not permitted

begin routers
all:
  driver = accept
  transport = nowhere

begin transports
nowhere:
  driver = appendfile
  file = /dev/null
  user = mail

begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_condition = ${{if and{{{{eq{{$auth2}}{{{USER}}}}}{{eq{{$auth3}}{{{setup.password}}}}}}}}}
  server_set_id = $auth2
login:
  driver = plaintext
  public_name = LOGIN
  server_prompts = Username:: : Password::
  server_condition = ${{if and{{{{eq{{$auth1}}{{{USER}}}}}{{eq{{$auth2}}{{{setup.password}}}}}}}}}
  server_set_id = $auth1
""")
    world.start("/usr/sbin/exim4", "-bdf", ports=SMTP_PORTS)


def start_opensmtpd(world, setup):
    world.give_certificate(setup.certificate, "etc/smtpd")
    world.make_folder("var/lib/opensmtpd/empty")
    world.make_folder("var/spool/smtpd", mode=0o711)
    hashed = subprocess.run(["openssl", "passwd", "-6", "-stdin"], input=setup.password, capture_output=True, text=True, check=True)
    world.write("etc/smtpd/passwords", f"{USER}\t{hashed.stdout}")
    with open(f"{world.certificates}/ca.pem") as authority:
        world.write("etc/ssl/certs/ca-certificates.crt", authority.read())    # it does not start without any
    # It offers no login without encryption, so without STARTTLS port 587 has neither.
    on587 = "tls-require pki mail auth <passwords>" if setup.starttls else ""
    world.write("etc/smtpd.conf", f"""pki mail cert "/etc/smtpd/certificate.pem"
pki mail key "/etc/smtpd/certificate.key"
table passwords file:/etc/smtpd/passwords
table boxes {{ "{USER}" = "mail" }}
listen on {PROVIDER} port 25 tls pki mail hostname smtp.mail.example
listen on {PROVIDER} port 587 {on587} hostname smtp.mail.example
listen on {PROVIDER} port 465 smtps pki mail auth <passwords> hostname smtp.mail.example
action here mbox virtual <boxes>
action away relay
match from any for domain "mail.example" action here
{"match auth from any for any action away" if setup.relays else ""}
""")
    world.start("/usr/sbin/smtpd", "-d", ports=SMTP_PORTS)

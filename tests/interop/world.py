"""A small Internet inside the namespaces that `run` has entered: the user's computer in a network namespace of its own,
and, in the one we are in, its mail provider, a name server, and somebody else's mail server to compare with.

Everything lies on a tmpfs in our mount namespace, and every process in our process namespace: when we end, nothing is left.
"""
import os
import socketserver
import ssl
import subprocess
import threading
import time

import certificates

CLIENT, ROUTER = "198.51.100.2", "198.51.100.1"
PROVIDER = "192.0.2.10"                               # mail.example: smtp.mail.example and pop.mail.example
ELSEWHERE = "203.0.113.25"                            # everybody else on this Internet
NAMESERVER = "203.0.113.53"
OTHER_DOMAINS = ["elsewhere.example", "gmail.com", "outlook.com", "yahoo.co.jp", "yahoo.com", "icloud.com", "docomo.ne.jp"]

# In the servers' own root only; the numbers lie within what a user without root may map.
USERS = {"root": 0, "mail": 8, "postfix": 101, "postdrop": 102, "dovecot": 103, "dovenull": 104, "Debian-exim": 105,
         "opensmtpd": 106, "opensmtpq": 107, "nobody": 65534}


class World:
    def __init__(self, folder, programs):
        """folder: an empty folder to build in; programs: what tests/interop/servers unpacked."""
        self.folder = folder
        self.root = f"{folder}/root"
        self.certificates = f"{folder}/certificates"
        self.client_network = f"{folder}/client"
        self.programs = programs
        run("mount", "-t", "tmpfs", "-o", "mode=755", "tmpfs", folder)
        certificates.make(self.certificates)
        self.make_root()
        self.make_network()

    def make_root(self):
        """The servers' root: the unpacked programs, our /etc, and folders to write in."""
        for link in ("bin", "sbin", "lib", "lib64"):
            self.make_folder("")
            os.symlink(f"usr/{link}", f"{self.root}/{link}")
        for name in ("usr", "proc", "dev", "etc", "run", "var/log", "var/lib", "var/spool", "var/mail", "tmp"):
            self.make_folder(name)
        os.symlink("../run", f"{self.root}/var/run")
        os.chmod(f"{self.root}/tmp", 0o1777)
        run("mount", "--bind", f"{self.programs}/usr", f"{self.root}/usr")
        run("mount", "--rbind", "/proc", f"{self.root}/proc")
        for device in ("null", "zero", "random", "urandom"):
            self.write(f"dev/{device}", "")
            run("mount", "--bind", f"/dev/{device}", f"{self.root}/dev/{device}")
        self.write("etc/passwd", "".join(f"{u}:x:{n}:{n}::/nonexistent:/bin/false\n" for u, n in USERS.items()))
        self.write("etc/group", "".join(f"{u}:x:{n}:\n" for u, n in USERS.items()))
        self.write("etc/nsswitch.conf", "passwd: files\ngroup: files\nhosts: files dns\nservices: files\n")
        self.write("etc/hosts", "127.0.0.1 localhost\n")
        self.write("etc/resolv.conf", f"nameserver {NAMESERVER}\n")
        self.write("etc/services", "smtp 25/tcp\nsmtps 465/tcp\nsubmission 587/tcp\n")

    def make_network(self):
        open(self.client_network, "w").close()    # what the namespace is mounted on, to outlive the command
        run("unshare", f"--net={self.client_network}", "true")
        run("ip", "link", "add", "router", "type", "veth", "peer", "name", "eth0", "netns", self.client_network)
        run("ip", "-batch", "-", input=f"""link set lo up
addr add {PROVIDER}/32 dev lo
addr add {ELSEWHERE}/32 dev lo
addr add {NAMESERVER}/32 dev lo
addr add {ROUTER}/24 dev router
link set router up
""")
        run(*self.at_client("ip", "-batch", "-"), input=f"""link set lo up
addr add {CLIENT}/24 dev eth0
link set eth0 up
route add default via {ROUTER}
""")
        # Who talks to an address that does not exist here shall hear so at once.
        with open("/proc/sys/net/ipv4/ip_forward", "w") as file:
            file.write("1")

    def become_the_clients_names(self):
        """From here on names are looked up, in this mount namespace, as the user's computer does."""
        for name in ("resolv.conf", "hosts", "nsswitch.conf"):
            if os.path.exists(f"/etc/{name}"):
                run("mount", "--bind", f"{self.root}/etc/{name}", os.path.realpath(f"/etc/{name}"))

    def at_client(self, *command):
        return ["nsenter", f"--net={self.client_network}", *command]

    # ---- files and processes of the servers

    def make_folder(self, name, owner="root", group=None, mode=0o755):
        path = f"{self.root}/{name}"
        os.makedirs(path, exist_ok=True)
        os.chown(path, USERS[owner], USERS[group or owner])
        os.chmod(path, mode)

    def write(self, name, text, mode=0o644):
        path = f"{self.root}/{name}"
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w") as file:
            file.write(text)
        os.chmod(path, mode)

    def give_certificate(self, name, folder, owner="root"):
        """Puts certificate.pem and certificate.key into the servers' folder."""
        for suffix in ("pem", "key"):
            path = f"{folder}/certificate.{suffix}"
            with open(f"{self.certificates}/{name}.{suffix}") as file:
                self.write(path, file.read(), 0o600)
            os.chown(f"{self.root}/{path}", USERS[owner], USERS[owner])

    def start(self, *command, ports=(), at=PROVIDER, path=None, environment=()):
        """Starts a server in its root, and returns when it listens on the ports (and has made the path)."""
        log = f"{self.root}/var/log/{os.path.basename(command[0])}.out"
        with open(log, "ab") as output:
            server = subprocess.Popen(["chroot", self.root, *command], stdin=subprocess.DEVNULL, stdout=output, stderr=output,
                                      env={"PATH": "/usr/sbin:/usr/bin", **dict(environment)})
        wanted = {(at, port) for port in ports}
        deadline = time.monotonic() + 20
        while not (wanted <= listening() and (path is None or os.path.exists(f"{self.root}/{path}"))):
            if server.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"{command[0]} does not listen on {sorted(ports)}\n{self.logs()}")
            time.sleep(0.02)

    def logs(self):
        """What the servers said, for whoever reads a failed test."""
        text = ""
        for folder, _, files in os.walk(f"{self.root}/var/log"):
            for name in sorted(files):
                with open(f"{folder}/{name}", errors="replace") as file:
                    text += f"---- {name}\n{file.read()[-3000:]}\n"
        return text

    # ---- what surrounds the provider

    def start_names(self):
        lines = ["no-resolv", "no-hosts", "bind-interfaces", f"listen-address={NAMESERVER}", "user=root", "local=/#/",
                 f"host-record=smtp.mail.example,{PROVIDER}", f"host-record=pop.mail.example,{PROVIDER}",
                 "mx-host=mail.example,smtp.mail.example,10", f"address=/com/{ELSEWHERE}", f"address=/jp/{ELSEWHERE}",
                 f"host-record=mx.elsewhere.example,{ELSEWHERE}"]
        lines += [f"mx-host={domain},mx.elsewhere.example,10" for domain in OTHER_DOMAINS]
        self.write("etc/dnsmasq.conf", "\n".join(lines) + "\n")
        self.start("/usr/sbin/dnsmasq", "--keep-in-foreground", "--conf-file=/etc/dnsmasq.conf", ports=[53], at=NAMESERVER)

    def start_elsewhere(self):
        """The mail server of everybody else: it greets, and agrees to whatever it hears."""
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        tls.load_cert_chain(f"{self.certificates}/good.pem", f"{self.certificates}/good.key")
        for port in (25, 465, 587):
            server = Elsewhere((ELSEWHERE, port), Greeter)
            server.tls = tls if port == 465 else None
            threading.Thread(target=server.serve_forever, daemon=True).start()

    def drop_port(self, port):
        """From here on this port is dead on the client's line, to whichever server (OP25B)."""
        run("chroot", self.root, "/usr/sbin/nft", "-f", "-", input=f"""table ip line {{
    chain in {{
        type filter hook prerouting priority raw
        iifname router tcp dport {port} drop
    }}
}}
""")


class Elsewhere(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True


class Greeter(socketserver.StreamRequestHandler):
    def handle(self):
        try:
            if self.server.tls:
                self.request = self.server.tls.wrap_socket(self.request, server_side=True)
                self.setup()
            self.wfile.write(b"220 mx.elsewhere.example ESMTP\r\n")
            for line in self.rfile:
                leaves = line.strip().upper() == b"QUIT"
                self.wfile.write(b"221 2.0.0 bye\r\n" if leaves else b"250 2.0.0 ok\r\n")
                if leaves:
                    break
        except OSError:
            pass    # a client that leaves early is none of our business


def listening():
    """Every (address, port) of IPv4 that listens in this network namespace."""
    found = set()
    with open("/proc/net/tcp") as table:
        next(table)
        for row in table:
            local, _, state = row.split()[1:4]
            if state == "0A":
                address, port = local.split(":")
                found.add((".".join(str(byte) for byte in reversed(bytes.fromhex(address))), int(port, 16)))
    return found


def run(*command, input=None):
    done = subprocess.run(command, input=input, text=True, stdin=None if input else subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}: {done.stdout.strip()}")

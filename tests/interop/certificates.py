"""The certificates of one test: an authority that the client is told to trust, and servers' certificates good and bad."""
import os
import subprocess

NAMES = "DNS:smtp.mail.example,DNS:pop.mail.example"
KEY = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]


def make(folder):
    """Makes ca.pem and, each with its .key, good.pem, expired.pem, other-name.pem and self-signed.pem in folder."""
    os.makedirs(folder)
    with open(f"{folder}/ca.conf", "w") as file:
        file.write(f"""[ca]
default_ca = test
[test]
database = {folder}/index
new_certs_dir = {folder}
serial = {folder}/serial
default_md = sha256
policy = any
unique_subject = no
copy_extensions = copy
[any]
commonName = supplied
""")
    open(f"{folder}/index", "w").close()
    with open(f"{folder}/serial", "w") as file:
        file.write("1000")

    openssl("req", "-x509", *KEY, "-keyout", f"{folder}/ca.key", "-out", f"{folder}/ca.pem", "-subj", "/CN=Interop test authority",
            "-days", "2", "-addext", "keyUsage=critical,keyCertSign,cRLSign")
    sign(folder, "good", "smtp.mail.example", NAMES)
    sign(folder, "expired", "smtp.mail.example", NAMES, "-startdate", "20200101000000Z", "-enddate", "20200201000000Z")
    sign(folder, "other-name", "www.elsewhere.example", "DNS:www.elsewhere.example")
    openssl("req", "-x509", *KEY, "-keyout", f"{folder}/self-signed.key", "-out", f"{folder}/self-signed.pem",
            "-subj", "/CN=smtp.mail.example", "-days", "2", "-addext", f"subjectAltName={NAMES}")


def sign(folder, certificate, name, names, *validity):
    at = f"{folder}/{certificate}"
    openssl("req", *KEY, "-keyout", f"{at}.key", "-out", f"{at}.csr", "-subj", f"/CN={name}", "-addext", f"subjectAltName={names}")
    openssl("ca", "-batch", "-notext", "-config", f"{folder}/ca.conf", "-cert", f"{folder}/ca.pem", "-keyfile", f"{folder}/ca.key",
            "-in", f"{at}.csr", "-out", f"{at}.pem", *(validity or ("-days", "2")))


def openssl(*arguments):
    subprocess.run(["openssl", *arguments], check=True, capture_output=True)

package org.diancang.samplesite;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/**
 * A DNS server that knows a few names, all at one address, and denies all others (RFC 1035). UDP
 * and TCP on the same port. Some names are answered over TCP only: over UDP their answer is
 * truncated, so that whoever resolves them has to ask again (RFC 7766 §5).
 */
final class NameServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NameServer.class);
    private static final int TTL_SECONDS = 60;
    private static final int TRIES = 20;
    private static final int IDLE_MILLIS = 10_000;

    /** What fits a datagram of DNS without extensions (RFC 1035 §4.2.1); more is never said. */
    private static final int MAX_ANSWER_BYTES = 512;

    private static final Name OURSELVES = name("dns.qinghe-gov.example");

    private final DatagramSocket udp;
    private final ServerSocket tcp;
    private final InetAddress address;
    private final Names names;

    /**
     * What is known.
     *
     * @param owned all names
     * @param overTcp those of them that UDP gives a truncated answer for
     */
    private record Names(Set<Name> owned, Set<Name> overTcp) {}

    private NameServer(DatagramSocket udp, ServerSocket tcp, InetAddress address, Names names) {
        this.udp = udp;
        this.tcp = tcp;
        this.address = address;
        this.names = names;
    }

    /**
     * Starts to answer.
     *
     * @param port 0: a free one
     * @param names all names that exist
     * @param overTcp those of them that are answered over TCP only
     * @throws SampleSiteException if the port is taken
     */
    static NameServer start(InetAddress address, int port, Set<String> names, Set<String> overTcp) {
        Names known = new Names(names(names), names(overTcp));
        IOException last = new IOException("no port tried");
        // A free UDP port may be a taken TCP port.
        for (int attempt = 0; attempt < (port == 0 ? TRIES : 1); attempt++) {
            try {
                NameServer server = bind(address, port, known);
                Thread.ofVirtual().name("sample-dns-udp").start(server::answerDatagrams);
                Thread.ofVirtual().name("sample-dns-tcp").start(server::acceptConnections);
                return server;
            } catch (IOException e) {
                last = e;
            }
        }
        throw new SampleSiteException(
                "can't listen for DNS on " + address.getHostAddress() + ":" + port, last);
    }

    private static NameServer bind(InetAddress address, int port, Names names) throws IOException {
        DatagramSocket udp = new DatagramSocket(new InetSocketAddress(address, port));
        try {
            ServerSocket tcp = new ServerSocket(udp.getLocalPort(), 50, address);
            return new NameServer(udp, tcp, address, names);
        } catch (IOException e) {
            udp.close();
            throw e;
        }
    }

    private static Set<Name> names(Set<String> texts) {
        return texts.stream().map(NameServer::name).collect(Collectors.toSet());
    }

    private static Name name(String text) {
        try {
            return Name.fromString(text + ".");
        } catch (TextParseException e) {
            throw new IllegalArgumentException("not a host name: " + text, e);
        }
    }

    InetSocketAddress socketAddress() {
        return new InetSocketAddress(address, udp.getLocalPort());
    }

    private void answerDatagrams() {
        byte[] buffer = new byte[4096];
        while (!udp.isClosed()) {
            try {
                DatagramPacket asked = new DatagramPacket(buffer, buffer.length);
                udp.receive(asked);
                byte[] answer = answer(Arrays.copyOf(asked.getData(), asked.getLength()), true);
                if (answer.length > 0) {
                    udp.send(new DatagramPacket(answer, answer.length, asked.getSocketAddress()));
                }
            } catch (IOException e) {
                logUnlessClosed(e);
            } catch (RuntimeException e) {
                LOG.warn("a DNS query is dropped, the next one is awaited", e);
            }
        }
    }

    private void acceptConnections() {
        while (!tcp.isClosed()) {
            try {
                Socket connection = tcp.accept();
                Thread.ofVirtual()
                        .name("sample-dns-connection")
                        .start(() -> answerConnection(connection));
            } catch (IOException e) {
                logUnlessClosed(e);
            }
        }
    }

    private void answerConnection(Socket connection) {
        try (connection;
                DataInputStream in = new DataInputStream(connection.getInputStream());
                DataOutputStream out = new DataOutputStream(connection.getOutputStream())) {
            connection.setSoTimeout(IDLE_MILLIS);
            // A client may ask again on the same connection (RFC 7766 §6.2.1).
            while (true) {
                byte[] answer = answer(in.readNBytes(in.readUnsignedShort()), false);
                if (answer.length == 0) {
                    return;
                }
                out.writeShort(answer.length);
                out.write(answer);
                out.flush();
            }
        } catch (IOException e) {
            LOG.debug("a DNS client left: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.warn("a DNS query is dropped, its connection closed", e);
        }
    }

    private void logUnlessClosed(IOException e) {
        if (!udp.isClosed()) {
            LOG.debug("a DNS query is not answered: {}", e.getMessage());
        }
    }

    /** The answer to a query; empty where the bytes are none. */
    private byte[] answer(byte[] asked, boolean overUdp) {
        Message query;
        try {
            query = new Message(asked);
        } catch (IOException e) {
            LOG.debug("not a DNS message: {}", e.getMessage());
            return new byte[0];
        }
        if (query.getHeader().getFlag(Flags.QR)) {
            return new byte[0];
        }
        Message answer = new Message(query.getHeader().getID());
        Header header = answer.getHeader();
        header.setOpcode(query.getHeader().getOpcode());
        header.setFlag(Flags.QR);
        header.setFlag(Flags.AA);
        if (query.getHeader().getFlag(Flags.RD)) {
            header.setFlag(Flags.RD);
        }
        header.setRcode(fill(answer, query, overUdp));
        return answer.toWire(MAX_ANSWER_BYTES);
    }

    private int fill(Message answer, Message query, boolean overUdp) {
        Record question = query.getQuestion();
        if (query.getHeader().getOpcode() != Opcode.QUERY) {
            return Rcode.NOTIMP;
        }
        if (question == null || query.getSection(Section.QUESTION).size() != 1) {
            return Rcode.FORMERR;
        }
        answer.addRecord(question, Section.QUESTION);
        if (question.getDClass() != DClass.IN) {
            return Rcode.REFUSED;
        }
        if (!names.owned().contains(question.getName())) {
            answer.addRecord(authority(), Section.AUTHORITY);
            return Rcode.NXDOMAIN;
        }
        if (overUdp && names.overTcp().contains(question.getName())) {
            answer.getHeader().setFlag(Flags.TC);
            return Rcode.NOERROR;
        }
        if (question.getType() == Type.A || question.getType() == Type.ANY) {
            answer.addRecord(
                    new ARecord(question.getName(), DClass.IN, TTL_SECONDS, address),
                    Section.ANSWER);
        } else {
            answer.addRecord(authority(), Section.AUTHORITY);
        }
        return Rcode.NOERROR;
    }

    /** Says for how long a negative answer holds (RFC 2308 §3). */
    private static Record authority() {
        return new SOARecord(
                Name.root,
                DClass.IN,
                TTL_SECONDS,
                OURSELVES,
                OURSELVES,
                1,
                60,
                60,
                60,
                TTL_SECONDS);
    }

    @Override
    public void close() {
        udp.close();
        try {
            tcp.close();
        } catch (IOException e) {
            LOG.debug("closing the DNS server: {}", e.getMessage());
        }
    }
}

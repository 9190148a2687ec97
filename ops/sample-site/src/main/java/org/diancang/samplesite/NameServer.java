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
import org.jspecify.annotations.Nullable;
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
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/**
 * A DNS server that knows a few names, all at one address, and denies all others (RFC 1035). UDP
 * and TCP on the same port.
 */
final class NameServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NameServer.class);
    private static final int TTL_SECONDS = 60;
    private static final int TRIES = 20;
    private static final int IDLE_MILLIS = 10_000;

    private final DatagramSocket udp;
    private final ServerSocket tcp;
    private final InetAddress address;
    private final Set<Name> names;

    private NameServer(DatagramSocket udp, ServerSocket tcp, InetAddress address, Set<Name> names) {
        this.udp = udp;
        this.tcp = tcp;
        this.address = address;
        this.names = names;
    }

    /**
     * Starts to answer.
     *
     * @throws SampleSiteException if the port is taken
     */
    static NameServer start(InetAddress address, int port, Set<String> names) {
        Set<Name> owned = names.stream().map(NameServer::name).collect(Collectors.toSet());
        IOException last = new IOException("no port tried");
        // A free UDP port may be a taken TCP port.
        for (int attempt = 0; attempt < (port == 0 ? TRIES : 1); attempt++) {
            try {
                NameServer server = bind(address, port, owned);
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

    private static NameServer bind(InetAddress address, int port, Set<Name> names)
            throws IOException {
        DatagramSocket udp = new DatagramSocket(new InetSocketAddress(address, port));
        try {
            ServerSocket tcp = new ServerSocket(udp.getLocalPort(), 50, address);
            return new NameServer(udp, tcp, address, names);
        } catch (IOException e) {
            udp.close();
            throw e;
        }
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
                byte[] answer = answer(Arrays.copyOf(asked.getData(), asked.getLength()));
                if (answer.length > 0) {
                    udp.send(new DatagramPacket(answer, answer.length, asked.getSocketAddress()));
                }
            } catch (IOException e) {
                logUnlessClosed(e);
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
            byte[] answer = answer(in.readNBytes(in.readUnsignedShort()));
            if (answer.length > 0) {
                out.writeShort(answer.length);
                out.write(answer);
            }
        } catch (IOException e) {
            LOG.debug("a DNS client left: {}", e.getMessage());
        }
    }

    private void logUnlessClosed(IOException e) {
        if (!udp.isClosed()) {
            LOG.debug("a DNS query is not answered: {}", e.getMessage());
        }
    }

    /** The answer to a query; empty where the bytes are none. */
    private byte[] answer(byte[] asked) {
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
        header.setFlag(Flags.QR);
        header.setFlag(Flags.AA);
        if (query.getHeader().getFlag(Flags.RD)) {
            header.setFlag(Flags.RD);
        }
        header.setRcode(fill(answer, query.getQuestion(), query.getHeader().getOpcode()));
        return answer.toWire();
    }

    private int fill(Message answer, @Nullable Record question, int opcode) {
        if (question == null || opcode != Opcode.QUERY) {
            return Rcode.NOTIMP;
        }
        answer.addRecord(question, Section.QUESTION);
        if (!names.contains(question.getName())) {
            return Rcode.NXDOMAIN;
        }
        if (question.getType() == Type.A || question.getType() == Type.ANY) {
            answer.addRecord(
                    new ARecord(question.getName(), DClass.IN, TTL_SECONDS, address),
                    Section.ANSWER);
        }
        return Rcode.NOERROR;
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

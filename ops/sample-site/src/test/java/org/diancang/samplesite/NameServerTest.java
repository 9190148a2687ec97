package org.diancang.samplesite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

class NameServerTest {
    private NameServer server;

    @BeforeEach
    void start() throws IOException {
        server =
                NameServer.start(
                        InetAddress.getByName("127.0.0.2"),
                        0,
                        Set.of("www.qinghe-gov.example", "www.qinghe-economy.example"),
                        Set.of("www.qinghe-economy.example"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aNameOfOursHasTheSitesAddress(boolean tcp) throws IOException {
        Message answer = ask("www.QINGHE-gov.example.", Type.A, tcp);
        assertThat(answer.getRcode()).isEqualTo(Rcode.NOERROR);
        assertThat(answer.getSection(Section.ANSWER)).hasSize(1);
        assertThat(((ARecord) answer.getSection(Section.ANSWER).getFirst()).getAddress())
                .isEqualTo(InetAddress.getByName("127.0.0.2"));
    }

    @Test
    void aNameOfOursHasNoOtherAddress() throws IOException {
        Message answer = ask("www.qinghe-gov.example.", Type.AAAA, false);
        assertThat(answer.getRcode()).isEqualTo(Rcode.NOERROR);
        assertThat(answer.getSection(Section.ANSWER)).isEmpty();
        assertThat(answer.getSection(Section.AUTHORITY).getFirst().getType()).isEqualTo(Type.SOA);
    }

    @Test
    void aTruncatedAnswerIsAskedForAgainOverTcp() throws IOException {
        Message query = query("www.qinghe-economy.example.", Type.A);
        try (DatagramSocket socket = new DatagramSocket()) {
            Message overUdp = ask(socket, query.toWire());
            assertThat(overUdp.getHeader().getFlag(Flags.TC)).isTrue();
            assertThat(overUdp.getSection(Section.ANSWER)).isEmpty();
        }
        Message answer = ask("www.qinghe-economy.example.", Type.A, false);
        assertThat(answer.getHeader().getFlag(Flags.TC)).isFalse();
        assertThat(answer.getSection(Section.ANSWER)).hasSize(1);
    }

    @Test
    void aLookupFindsWhatIsThereAndTellsWhatIsNot() throws IOException {
        assertThat(lookup("www.qinghe-economy.example.", Type.A)).isEqualTo(Lookup.SUCCESSFUL);
        assertThat(lookup("www.qinghe-gov.example.", Type.AAAA)).isEqualTo(Lookup.TYPE_NOT_FOUND);
        assertThat(lookup("www.qinghe-gov.example.", Type.MX)).isEqualTo(Lookup.TYPE_NOT_FOUND);
        assertThat(lookup("outside.example.", Type.A)).isEqualTo(Lookup.HOST_NOT_FOUND);
    }

    private int lookup(String name, int type) throws IOException {
        Lookup lookup = new Lookup(Name.fromString(name), type);
        lookup.setResolver(new SimpleResolver(server.socketAddress()));
        lookup.setCache(null);
        lookup.run();
        return lookup.getResult();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "outside.example.",
                "qinghe-gov.example.",
                "a.www.qinghe-gov.example.",
                "localhost.",
                "."
            })
    void everyOtherNameDoesNotExist(String name) throws IOException {
        assertThat(ask(name, Type.A, false).getRcode()).isEqualTo(Rcode.NXDOMAIN);
    }

    @Test
    void aClientMayAskTwiceOnOneConnection() throws IOException {
        byte[] query = query("www.qinghe-gov.example.", Type.A).toWire();
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(5_000);
            socket.connect(server.socketAddress());
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            DataInputStream in = new DataInputStream(socket.getInputStream());
            for (int i = 0; i < 2; i++) {
                out.writeShort(query.length);
                out.write(query);
                byte[] answer = in.readNBytes(in.readUnsignedShort());
                assertThat(new Message(answer).getSection(Section.ANSWER)).hasSize(1);
            }
        }
    }

    @Test
    void whatIsNoQueryForAnAddressIsRefusedInDnsTerms() throws IOException {
        Message update = query("www.qinghe-gov.example.", Type.A);
        update.getHeader().setOpcode(Opcode.UPDATE);
        Message empty = new Message();
        Message two = query("www.qinghe-gov.example.", Type.A);
        two.addRecord(question("outside.example.", Type.A, DClass.IN), Section.QUESTION);
        Message chaos = Message.newQuery(question("www.qinghe-gov.example.", Type.A, DClass.CHAOS));
        try (DatagramSocket socket = new DatagramSocket()) {
            assertThat(ask(socket, update.toWire()).getRcode()).isEqualTo(Rcode.NOTIMP);
            assertThat(ask(socket, empty.toWire()).getRcode()).isEqualTo(Rcode.FORMERR);
            assertThat(ask(socket, two.toWire()).getRcode()).isEqualTo(Rcode.FORMERR);
            assertThat(ask(socket, chaos.toWire()).getRcode()).isEqualTo(Rcode.REFUSED);
        }
    }

    @Test
    void noiseIsIgnoredAndTheNextQueryAnswered() throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            for (int length : new int[] {0, 1, 11, 12, 13, 600}) {
                byte[] noise = new byte[length];
                Arrays.fill(noise, (byte) 0x7f);
                send(socket, noise);
            }
            // Answers among the noise: a server that answered answers would talk to itself.
            Message answer = query("www.qinghe-gov.example.", Type.A);
            answer.getHeader().setFlag(Flags.QR);
            send(socket, answer.toWire());
            // A name that points to itself (RFC 1035 §4.1.4).
            byte[] loop = query("www.qinghe-gov.example.", Type.A).toWire();
            loop[12] = (byte) 0xc0;
            loop[13] = 12;
            send(socket, loop);
        }
        for (byte[] bytes : new byte[][] {{0, 3, 1, 2, 3}, {0, 0}, {1}, {-1, -1, 5}}) {
            try (Socket socket = new Socket()) {
                socket.connect(server.socketAddress());
                socket.getOutputStream().write(bytes);
                socket.shutdownOutput();
                assertThat(socket.getInputStream().readAllBytes()).isEmpty();
            }
        }
        aNameOfOursHasTheSitesAddress(false);
        aNameOfOursHasTheSitesAddress(true);
    }

    @Test
    void queriesWithAnyBytesChangedDoNotStopTheServer() throws IOException {
        byte[] query = query("www.qinghe-gov.example.", Type.A).toWire();
        Random random = new Random(20241125);
        try (DatagramSocket socket = new DatagramSocket()) {
            for (int i = 0; i < 2_000; i++) {
                byte[] damaged = Arrays.copyOf(query, random.nextInt(query.length + 20));
                for (int change = random.nextInt(6); change >= 0 && damaged.length > 0; change--) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
                }
                send(socket, damaged);
                if (i % 50 == 0) {
                    // Waits for the server, so that none of the 2,000 is dropped unseen.
                    aNameOfOursHasTheSitesAddress(false);
                }
            }
        }
        aNameOfOursHasTheSitesAddress(false);
        aNameOfOursHasTheSitesAddress(true);
    }

    private void send(DatagramSocket socket, byte[] bytes) throws IOException {
        socket.send(new DatagramPacket(bytes, bytes.length, server.socketAddress()));
    }

    private Message ask(DatagramSocket socket, byte[] query) throws IOException {
        socket.setSoTimeout(5_000);
        send(socket, query);
        DatagramPacket answer = new DatagramPacket(new byte[512], 512);
        socket.receive(answer);
        return new Message(Arrays.copyOf(answer.getData(), answer.getLength()));
    }

    private Message ask(String name, int type, boolean tcp) throws IOException {
        SimpleResolver resolver = new SimpleResolver(server.socketAddress());
        resolver.setTCP(tcp);
        resolver.setTimeout(Duration.ofSeconds(5));
        return resolver.send(query(name, type));
    }

    private static Message query(String name, int type) throws IOException {
        return Message.newQuery(question(name, type, DClass.IN));
    }

    private static Record question(String name, int type, int dclass) throws IOException {
        return Record.newRecord(Name.fromString(name), type, dclass);
    }
}

package org.diancang.samplesite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
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
                        InetAddress.getByName("127.0.0.2"), 0, Set.of("www.qinghe-gov.example"));
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
    void noiseIsIgnoredAndTheNextQueryAnswered() throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            for (int length : new int[] {0, 1, 11, 12, 13, 600}) {
                byte[] noise = new byte[length];
                Arrays.fill(noise, (byte) 0x7f);
                socket.send(new DatagramPacket(noise, length, server.socketAddress()));
            }
        }
        try (Socket socket = new Socket()) {
            socket.connect(server.socketAddress());
            socket.getOutputStream().write(new byte[] {0, 3, 1, 2, 3});
            socket.shutdownOutput();
            assertThat(socket.getInputStream().readAllBytes()).isEmpty();
        }
        aNameOfOursHasTheSitesAddress(false);
        aNameOfOursHasTheSitesAddress(true);
    }

    private Message ask(String name, int type, boolean tcp) throws IOException {
        SimpleResolver resolver = new SimpleResolver(server.socketAddress());
        resolver.setTCP(tcp);
        resolver.setTimeout(Duration.ofSeconds(5));
        return resolver.send(
                Message.newQuery(Record.newRecord(Name.fromString(name), type, DClass.IN)));
    }
}

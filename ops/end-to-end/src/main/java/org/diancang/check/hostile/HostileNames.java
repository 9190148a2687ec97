package org.diancang.check.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** A DNS server for the misbehaving hosts, some of whose answers are traps themselves. */
final class HostileNames implements AutoCloseable {
    private final DatagramSocket socket;
    private final InetAddress address;
    private final Map<String, InetAddress> servers;
    private final AtomicInteger rebound = new AtomicInteger();

    /** Names of servers, asked for at an address. */
    HostileNames(InetAddress address, Map<String, InetAddress> servers) throws IOException {
        this.address = address;
        this.servers = Map.copyOf(servers);
        this.socket = new DatagramSocket(new InetSocketAddress(address, 0));
        Thread.ofVirtual().name("hostile-dns").start(this::answer);
    }

    String hostAndPort() {
        return address.getHostAddress() + ":" + socket.getLocalPort();
    }

    private void answer() {
        byte[] buffer = new byte[4096];
        while (!socket.isClosed()) {
            try {
                DatagramPacket asked = new DatagramPacket(buffer, buffer.length);
                socket.receive(asked);
                byte[] answer =
                        answer(new Message(Arrays.copyOf(asked.getData(), asked.getLength())))
                                .toWire();
                socket.send(new DatagramPacket(answer, answer.length, asked.getSocketAddress()));
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private Message answer(Message query) throws IOException {
        Message answer = new Message(query.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        Record question = query.getQuestion();
        answer.addRecord(question, Section.QUESTION);
        String host = question.getName().toString(true);
        switch (host) {
            case "inside.hostile.example" -> add(answer, question, "127.0.0.1", 60);
            case "private.hostile.example" -> add(answer, question, "10.0.0.1", 60);
            case "rebind.hostile.example" ->
                    add(
                            answer,
                            question,
                            rebound.getAndIncrement() == 0
                                    ? servers.getOrDefault(host, address).getHostAddress()
                                    : "127.0.0.1",
                            0);
            case "nowhere.hostile.example" -> answer.getHeader().setRcode(Rcode.NXDOMAIN);
            case "broken.hostile.example" -> answer.getHeader().setRcode(Rcode.SERVFAIL);
            default ->
                    add(answer, question, servers.getOrDefault(host, address).getHostAddress(), 60);
        }
        return answer;
    }

    private static void add(Message answer, Record question, String address, int ttl)
            throws IOException {
        Name name = question.getName();
        answer.addRecord(
                new ARecord(name, DClass.IN, ttl, InetAddress.getByName(address)), Section.ANSWER);
    }

    @Override
    public void close() {
        socket.close();
    }
}

package org.caminar.jobs.cluster;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.PodResource;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import io.fabric8.mockwebserver.crud.AttributeSet;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A Kubernetes of one machine without containers: an API server in memory, and what a node does with pods, which is to start their
 * processes here and to report how they end. Names of services are known to the processes through a hosts file.
 */
final class TestKubernetes implements AutoCloseable, Watcher<Pod> {
    private static final String NAMESPACE = "default";
    private static final String ADDRESS = "127.0.0.1";

    /** Exit code of a pod whose process could not be started. */
    private static final int CANNOT_START = 127;

    private final Path directory;
    private final Path spark;
    private final Path hosts;
    private final KubernetesMockServer server;
    private final KubernetesClient client;
    private final ExecutorService nodes = Executors.newCachedThreadPool();
    private final Map<String, Process> processes = new ConcurrentHashMap<>();
    private final List<Pod> created = new CopyOnWriteArrayList<>();

    /** Starts it; logs of pods and their settings go to {@code directory}. */
    TestKubernetes(Path directory, Installation image) throws IOException {
        this.directory = Files.createDirectories(directory);
        spark = image.layOut(directory.resolve("spark"));
        hosts = directory.resolve("hosts");
        server = new KubernetesMockServer(new Context(), new MockWebServer(), new HashMap<>(), new ApiServer(), false);
        server.init(InetAddress.getLoopbackAddress(), 0);
        client = server.createClient();
        client.pods().inNamespace(NAMESPACE).watch(this);
    }

    /** Spark's master URL. */
    String master() {
        return KubernetesRules.SCHEME + url();
    }

    private String url() {
        return "http://" + ADDRESS + ":" + server.getPort();
    }

    /** Pods that there were, as they were created; may be cleared. */
    List<Pod> pods() {
        return created;
    }

    /** What a pod has said. */
    Path log(Pod pod) {
        return directory.resolve(name(pod) + ".log");
    }

    @Override
    public void eventReceived(Action action, Pod pod) {
        if (action == Action.ADDED) {
            created.add(pod);
            nodes.execute(() -> live(pod));
        } else if (action == Action.DELETED) {
            Optional.ofNullable(processes.get(name(pod))).ifPresent(Process::destroy);
        }
    }

    @Override
    public void onClose(WatcherException cause) {
        throw new IllegalStateException("the API server is gone", cause);
    }

    /** A pod's life, from its process's start to its end. */
    private void live(Pod pod) {
        try {
            Process process = start(pod);
            processes.put(name(pod), process);
            report(pod, "Running", running(pod));
            int code = process.waitFor();
            report(pod, code == 0 ? "Succeeded" : "Failed", ended(pod, code));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            report(pod, "Failed", ended(pod, CANNOT_START));
            throw new UncheckedIOException(e);
        }
    }

    private Process start(Pod pod) throws IOException, InterruptedException {
        Map<String, Path> mounts = mount(pod);
        writeHosts();
        Path token = Files.writeString(directory.resolve("token"), "token");
        List<String> inKubernetes = List.of(
                "spark.kubernetes.driver.master=" + url(),
                "spark.kubernetes.authenticate.driver.mounted.oauthTokenFile=" + token);
        return new PodProcess(pod, spark, mounts, hosts).start(log(pod), inKubernetes);
    }

    /** Makes directories of a pod's volumes, by the paths at which the pod sees them; a config map may come after the pod. */
    private Map<String, Path> mount(Pod pod) throws IOException, InterruptedException {
        Map<String, Path> mounts = new HashMap<>();
        Path volumes = directory.resolve(name(pod));
        for (VolumeMount mount : pod.getSpec().getContainers().get(0).getVolumeMounts()) {
            mounts.put(mount.getMountPath(), Files.createDirectories(volumes.resolve(mount.getName())));
        }
        for (Volume volume : pod.getSpec().getVolumes()) {
            if (volume.getConfigMap() != null) {
                String name = volume.getConfigMap().getName();
                TestCluster.await(() -> configMap(name) != null);
                for (Map.Entry<String, String> file : configMap(name).getData().entrySet()) {
                    Files.writeString(volumes.resolve(volume.getName()).resolve(file.getKey()), file.getValue());
                }
            }
        }
        return mounts;
    }

    private ConfigMap configMap(String name) {
        return client.configMaps().inNamespace(NAMESPACE).withName(name).get();
    }

    private void writeHosts() throws IOException {
        StringBuilder names = new StringBuilder(
                ADDRESS + " localhost " + InetAddress.getLocalHost().getHostName() + "\n");
        for (Service service : client.services().inNamespace(NAMESPACE).list().getItems()) {
            names.append(ADDRESS)
                    .append(' ')
                    .append(service.getMetadata().getName())
                    .append('.')
                    .append(NAMESPACE)
                    .append(".svc\n");
        }
        Files.writeString(hosts, names);
    }

    /** Nobody hears of the end of a pod that was deleted. */
    private void report(Pod pod, String phase, PodStatus status) {
        status.setPhase(phase);
        PodResource resource = client.pods().inNamespace(NAMESPACE).withName(name(pod));
        if (resource.get() != null) {
            resource.editStatus(p -> {
                p.setStatus(status);
                return p;
            });
        }
    }

    private static PodStatus running(Pod pod) {
        return new PodStatusBuilder()
                .withPodIP(ADDRESS)
                .addNewCondition()
                .withType("Ready")
                .withStatus("True")
                .endCondition()
                .withContainerStatuses(status(pod)
                        .withNewState()
                        .withNewRunning()
                        .endRunning()
                        .endState()
                        .build())
                .build();
    }

    private static PodStatus ended(Pod pod, int code) {
        return new PodStatusBuilder()
                .withPodIP(ADDRESS)
                .withContainerStatuses(status(pod)
                        .withNewState()
                        .withNewTerminated()
                        .withExitCode(code)
                        .endTerminated()
                        .endState()
                        .build())
                .build();
    }

    private static ContainerStatusBuilder status(Pod pod) {
        return new ContainerStatusBuilder()
                .withName(pod.getSpec().getContainers().get(0).getName())
                .withImage(pod.getSpec().getContainers().get(0).getImage());
    }

    private static String name(Pod pod) {
        return pod.getMetadata().getName();
    }

    @Override
    public void close() {
        nodes.shutdownNow();
        processes.values().forEach(Process::destroyForcibly);
        client.close();
        server.destroy();
    }

    /** Does what Spark needs and the library's server does not: resources that are applied, and pods that are pending. */
    private static final class ApiServer extends KubernetesCrudDispatcher {
        @Override
        public MockResponse handlePatch(RecordedRequest request) {
            String type = request.getHeader("Content-Type");
            return type != null && type.contains("apply-patch") ? apply(request) : super.handlePatch(request);
        }

        private MockResponse apply(RecordedRequest request) {
            String path = request.getPath();
            GenericKubernetesResource resource =
                    Serialization.unmarshal(request.getBody().readUtf8(), GenericKubernetesResource.class);
            AttributeSet key = getKey(path);
            Map.Entry<AttributeSet, String> old = findResource(key);
            String state = Serialization.asJson(resource);
            processEvent(path, key, old == null ? null : old.getKey(), resource, state);
            return new MockResponse().setResponseCode(200).setBody(state);
        }

        @Override
        public void processEvent(
                String path, AttributeSet asked, AttributeSet old, GenericKubernetesResource resource, String state) {
            if (resource != null && "Pod".equals(resource.getKind()) && resource.get("status") == null) {
                resource.setAdditionalProperty("status", Map.of("phase", "Pending"));
                super.processEvent(path, asked, old, resource, Serialization.asJson(resource));
            } else {
                super.processEvent(path, asked, old, resource, state);
            }
        }
    }
}

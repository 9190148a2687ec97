package org.diancang.adapter.worker;

import org.diancang.adapter.installation.DataFolderLock;
import org.diancang.adapter.installation.InstallationProperties;
import org.diancang.adapter.installation.WorkerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class WorkerConfiguration {
    @Bean
    DataFolderLock dataFolderLock(InstallationProperties installation, WorkerProperties worker) {
        return DataFolderLock.take(installation.workerFolder(worker.id()));
    }
}
